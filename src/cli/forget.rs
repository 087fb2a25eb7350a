//! `two-hats forget`: what people wrote about themselves goes from the file; everything else can still be proved.

use std::path::PathBuf;
use std::process::ExitCode;

use super::CliError;
use super::print::print;
use crate::session::live::people_texts;
use crate::session::{Journal, read};

/// Arguments of `two-hats forget`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The save of a room.
    save: PathBuf,
    /// The texts of this seat; can be given more than once.
    #[arg(long, value_name = "N", required_unless_present = "all")]
    seat: Vec<u32>,
    /// The texts of everybody.
    #[arg(long, conflicts_with = "seat")]
    all: bool,
}

/// Runs the command.
///
/// # Errors
/// If the save cannot be read or written, or a seat wrote nothing.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let record = read(&args.save)?;
    let texts = people_texts(&record);
    let place = || args.save.display().to_string();
    if let Some(seat) = args
        .seat
        .iter()
        .find(|seat| texts.iter().all(|(by, _)| by != *seat))
    {
        return Err(CliError::new(
            format!("seat {seat} wrote nothing about itself"),
            place(),
            "`two-hats export SAVE commitments` lists who did",
        ));
    }
    let there: Vec<i64> = texts
        .iter()
        .filter(|(seat, named)| {
            (args.all || args.seat.contains(seat)) && record.personal(named).is_some()
        })
        .map(|(_, named)| named.personal)
        .collect();
    if !there.is_empty() {
        let (mut journal, _) = Journal::open(&args.save)?;
        journal.remove(&there, jiff::Timestamp::now().as_millisecond())?;
    }
    print(ExitCode::SUCCESS, |out| {
        writeln!(
            out,
            "Removed: {} texts. Copies of the file that were made before still hold them.",
            there.len()
        )
    })
}
