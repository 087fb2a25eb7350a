//! `two-hats forget`: what people wrote about themselves, and removing it from a save.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::CliError;
use super::print::print;
use crate::session::live::{kept_codes, people_texts};
use crate::session::{Journal, Record, read};

/// Characters of a text that the list shows.
const SHOWN: usize = 60;

/// Arguments of `two-hats forget`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The save.
    save: PathBuf,
    /// Numbers of the texts to remove, as the list has them; without, the list is printed and nothing removed.
    #[arg(value_name = "NUMBER", conflicts_with = "all")]
    number: Vec<i64>,
    /// Remove the texts of this seat of a room; can be given more than once.
    #[arg(long, value_name = "N", conflicts_with_all = ["number", "all"])]
    seat: Vec<u32>,
    /// Remove every text that people wrote: names, commitments, free answers.
    #[arg(long)]
    all: bool,
}

/// Runs the command. What is removed is gone from the file to the last byte; the events that named it stay and still verify.
///
/// # Errors
/// Whatever the user has to know: a save that cannot be read or written, a number that names nothing.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let record = read(&args.save)?;
    if args.number.is_empty() && args.seat.is_empty() && !args.all {
        return print(ExitCode::SUCCESS, |out| list(&record, out));
    }
    let mut wanted: Vec<i64> = if args.all {
        record.personal.keys().copied().collect()
    } else if !args.seat.is_empty() {
        of_seats(&record, args)?
    } else {
        args.number.clone()
    };
    wanted.sort_unstable();
    wanted.dedup();
    if let Some(unknown) = wanted.iter().find(|n| !record.personal.contains_key(n)) {
        return Err(CliError::new(
            format!("there is no text {unknown} by a person in this save"),
            args.save.display().to_string(),
            "without a number, the texts that there are are listed",
        ));
    }
    if !wanted.is_empty() {
        let (mut journal, _) = Journal::open(&args.save)?;
        journal.remove(&wanted, jiff::Timestamp::now().as_millisecond())?;
    }
    print(ExitCode::SUCCESS, |out| match wanted.len() {
        0 => writeln!(out, "There are no texts by people in this save."),
        n => writeln!(
            out,
            "Removed: {n} {}. Copies of this file that were made before still hold {}.",
            if n == 1 { "text" } else { "texts" },
            if n == 1 { "it" } else { "them" }
        ),
    })
}

/// The texts of these seats that are still there.
fn of_seats(record: &Record, args: &Args) -> Result<Vec<i64>, CliError> {
    let texts = people_texts(record);
    let wrote = |seat: &u32| texts.iter().any(|(by, _)| by == seat);
    if let Some(seat) = args.seat.iter().find(|seat| !wrote(seat)) {
        return Err(CliError::new(
            format!("seat {seat} wrote nothing about itself"),
            args.save.display().to_string(),
            "`two-hats export SAVE commitments` lists who did",
        ));
    }
    let there = texts.iter().filter(|(by, named)| {
        args.seat.contains(by) && record.personal.contains_key(&named.personal)
    });
    Ok(there.map(|(_, named)| named.personal).collect())
}

fn list(record: &Record, out: &mut dyn Write) -> io::Result<()> {
    if record.personal.is_empty() {
        return writeln!(out, "There are no texts by people in this save.");
    }
    let codes: Vec<i64> = kept_codes(record).iter().map(|c| c.personal).collect();
    for (number, text) in &record.personal {
        if codes.contains(number) {
            writeln!(out, "{number:>4}  (a code of console or wall)")?;
            continue;
        }
        let text = text.replace('\n', " ");
        let short: String = text.chars().take(SHOWN).collect();
        let more = if short.len() < text.len() { "…" } else { "" };
        writeln!(out, "{number:>4}  {short}{more}")?;
    }
    writeln!(
        out,
        "\nRemove one by its number, or all with --all. The save still verifies without them."
    )
}
