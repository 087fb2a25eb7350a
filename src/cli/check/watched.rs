//! `two-hats check --watch`: the same check again after every save; with `--strict`, only what an edit touched is played again.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use super::{Args, once};
use crate::analysis::measure::Memory;
use crate::cli::{CliError, print, watch};
use crate::content::Library;

/// Checks now and after every change, until it is ended.
///
/// # Errors
/// If there is no file or folder to watch.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let paths = paths(args)?;
    let mut memory = Memory::default();
    watch::watch(&paths, || check(args, &mut memory))?;
    Ok(ExitCode::SUCCESS)
}

fn check(args: &Args, memory: &mut Memory) {
    print::afresh();
    let begun = Instant::now();
    // A file that is missing or half written for the moment is a result like others.
    if let Err(error) = once(args, memory) {
        let _ = error.report();
    }
    let now = jiff::Zoned::now().strftime("%H:%M:%S");
    let taken = begun.elapsed().as_millis();
    // There is a next time.
    let _ = print::print(ExitCode::SUCCESS, |out| {
        writeln!(
            out,
            "checked at {now} in {taken} ms; Ctrl-C ends the watching"
        )
    });
}

/// What is watched: the paths that were named, the files of ids, or the folder that is checked without them.
fn paths(args: &Args) -> Result<Vec<PathBuf>, CliError> {
    if args.path.is_empty() {
        let mut folders = args.library.clone();
        let here = Path::new("scenarios");
        if folders.is_empty() && here.is_dir() {
            folders.push(here.to_owned());
        }
        if folders.is_empty() {
            return Err(built_in("the scenarios that are built in"));
        }
        return Ok(folders);
    }
    let library = Library::new(args.library.clone());
    let mut found = Vec::with_capacity(args.path.len());
    for path in &args.path {
        let is_id = !path.exists() && path.components().count() == 1 && path.extension().is_none();
        if !is_id {
            found.push(path.clone());
            continue;
        }
        let name = path.display().to_string();
        let file = library.source(&name)?.path.ok_or_else(|| built_in(&name))?;
        found.push(file.parent().map_or_else(|| file.clone(), Path::to_owned));
    }
    Ok(found)
}

fn built_in(what: &str) -> CliError {
    CliError::new(
        "what is built in does not change, so there is nothing to watch",
        what,
        "name the file or folder that you are writing",
    )
}
