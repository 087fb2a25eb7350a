//! `two-hats reading`: what a reader sees of a scenario, and what a reader made of it.

use std::path::PathBuf;
use std::process::ExitCode;

use super::CliError;
use super::print::print;
use super::write::{self, Force};
use crate::content::reading::{Kind, Sheet};
use crate::content::{Library, Source};

/// Arguments of `two-hats reading`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a scenario, or the path of its folder or file.
    scenario: String,
    /// What the reader is asked.
    #[arg(long, value_enum)]
    kind: KindName,
    /// By what the order of the answers is drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The reader's lines: writes them as a reading, to be kept in the folder `readings` beside the scenario, instead of the sheet.
    #[arg(long, value_name = "FILE", requires = "reader")]
    answers: Option<PathBuf>,
    /// Who read, in words, such as "a language model".
    #[arg(long, value_name = "WORDS", requires = "answers")]
    reader: Option<String>,
    /// Write to this file; without, to the standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
    /// A folder with further scenarios; can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum KindName {
    /// Which hat each answer wears.
    Hats,
    /// Which answers they would give, the best first.
    Picks,
    /// What happened, from the outcomes alone.
    Outcomes,
}

/// Writes a sheet, or the reading that was made of one.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let output = match &args.output {
        Some(file) => Some((file, args.force.look(file)?)),
        None => None,
    };
    let (_, story) = Library::new(args.library.clone()).scenario(&args.scenario)?;
    let kind = match args.kind {
        KindName::Hats => Kind::Hats,
        KindName::Picks => Kind::Picks,
        KindName::Outcomes => Kind::Outcomes,
    };
    let sheet = Sheet::new(&story, kind, args.seed);
    let text = match (&args.answers, &args.reader) {
        (Some(file), Some(reader)) => {
            let lines = Source::read(file)?.text;
            let reading = sheet.answered(&story, &lines, reader);
            let reading = reading.map_err(|error| {
                CliError::new(
                    error.to_string(),
                    file.display().to_string(),
                    "write one line for each answer, as the sheet of the same kind and seed says",
                )
            })?;
            reading.to_ron()
        }
        _ => sheet.text().to_owned(),
    };
    let Some((file, existing)) = output else {
        return print(ExitCode::SUCCESS, |out| out.write_all(text.as_bytes()));
    };
    write::file(file, &text, existing)?;
    Ok(ExitCode::SUCCESS)
}
