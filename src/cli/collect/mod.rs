//! `two-hats collect`: one table over many saves.

mod rows;
pub(super) mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::print;
use super::write::Force;
use super::{CliError, write};
use crate::session::{EXTENSION, read};

/// Arguments of `two-hats collect`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Saves, or folders of saves.
    #[arg(required = true)]
    save: Vec<PathBuf>,
    /// The file to write, in the form that its ending names: .csv, .parquet or .xlsx; without, CSV is printed.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
}

/// How the table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Parquet,
    Workbook,
}

/// Runs the command.
///
/// # Errors
/// If there are no saves, one of them cannot be read or played back, or the file cannot be written.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let form = form(args.output.as_deref())?;
    let place = match &args.output {
        Some(path) => Some((path, args.force.look(path)?)),
        None => None,
    };
    let mut table = rows::table();
    for path in saves(&args.save)? {
        rows::add(&mut table, &path, &read(&path)?)?;
    }
    let Some((path, existing)) = place else {
        let text = table.csv();
        return print::print(ExitCode::SUCCESS, |out| out.write_all(text.as_bytes()));
    };
    match form {
        Form::Csv => write::file(path, &table.csv(), existing)?,
        Form::Parquet => write::bytes(path, &table.parquet()?, existing)?,
        Form::Workbook => write::bytes(path, &table.workbook()?, existing)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn form(output: Option<&Path>) -> Result<Form, CliError> {
    let Some(path) = output else {
        return Ok(Form::Csv);
    };
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok(Form::Csv),
        Some("xlsx") => Ok(Form::Workbook),
        Some("parquet") if cfg!(feature = "parquet") => Ok(Form::Parquet),
        Some("parquet") => Err(write::no_parquet()),
        _ => Err(CliError::new(
            "the ending of the file does not say in which form to write",
            path.display().to_string(),
            "let it end in .csv, .parquet or .xlsx",
        )),
    }
}

/// All saves that are named, and all in folders that are named, in the order of their names there.
fn saves(named: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let mut found = Vec::new();
    for path in named {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let unreadable = |error: std::io::Error| {
            CliError::new(
                format!("the folder cannot be read: {error}"),
                path.display().to_string(),
                "name a folder that you may read, or the saves in it",
            )
        };
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(path).map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            if file.extension().is_some_and(|e| e == EXTENSION) {
                inside.push(file);
            }
        }
        if inside.is_empty() {
            return Err(CliError::new(
                "there are no saves in this folder",
                path.display().to_string(),
                format!("saves end in .{EXTENSION}"),
            ));
        }
        inside.sort();
        found.append(&mut inside);
    }
    Ok(found)
}
