//! Files that a user asks for with `-o`: asked about before they are replaced, and whole or not there.

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

use super::{CliError, print};
use crate::output::whole::{Existing, WriteError, clean_up, free, write_whole};

/// Whoever ends what takes its time leaves no half file behind. Where no handler can be set, there is one, under a name of its own.
pub(super) fn leave_nothing_behind() {
    let _ = ctrlc::set_handler(|| {
        clean_up();
        std::process::exit(130);
    });
}

/// Whether files that are there may be replaced.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Force {
    /// Replace FILE if it is there already, without asking.
    #[arg(long, requires = "output")]
    force: bool,
}

impl Force {
    /// Looks at the place before any work is done for it, and asks whether a file may be replaced, where somebody can answer.
    ///
    /// # Errors
    /// If nothing can be written there, or a file has to stay.
    pub(super) fn look(self, path: &Path) -> Result<Existing, CliError> {
        if self.force {
            free(path, Existing::Replace)?;
            return Ok(Existing::Replace);
        }
        match free(path, Existing::Keep) {
            Err(WriteError::Exists(_)) if asked(path) => Ok(Existing::Replace),
            looked => Ok(looked.map(|()| Existing::Keep)?),
        }
    }
}

/// Looks at the places of several files before any work is done for them, and asks once whether those that are there may be replaced. Their
/// folder may still be missing.
///
/// # Errors
/// If one cannot be written, or has to stay.
#[cfg(feature = "app")]
pub(super) fn look_at_all(files: &[std::path::PathBuf], force: bool) -> Result<Existing, CliError> {
    let mut existing = if force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    let all = files.len();
    let there = files.iter().filter(|file| file.exists()).count();
    for file in files {
        match free(file, existing) {
            Err(WriteError::NoFolder(_)) => {}
            Err(WriteError::Exists(_))
                if agrees(&format!(
                    "{there} of {all} files are there already, such as {}. Replace them?",
                    file.display()
                )) =>
            {
                existing = Existing::Replace;
            }
            looked => looked?,
        }
    }
    Ok(existing)
}

/// Asks whether a file may be replaced.
fn asked(path: &Path) -> bool {
    agrees(&format!("{} is there already. Replace it?", path.display()))
}

/// Whether somebody is there to be asked, and says yes.
fn agrees(question: &str) -> bool {
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return false;
    }
    print::ask(&format!("{question} [y/N] "));
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(&*answer.trim().to_lowercase(), "y" | "yes")
}

/// Writes a file that has been looked for a place for.
///
/// # Errors
/// If it cannot be written.
pub(super) fn file(path: &Path, text: &str, existing: Existing) -> Result<(), CliError> {
    Ok(write_whole(path, text.as_bytes(), existing)?)
}

/// Writes a file of bytes that has been looked for a place for.
///
/// # Errors
/// If it cannot be written.
pub(super) fn bytes(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), CliError> {
    Ok(write_whole(path, bytes, existing)?)
}

/// Says how to get Parquet into a program that was built without it.
pub(super) fn no_parquet() -> CliError {
    CliError::new(
        "this program was built without Parquet",
        "--format parquet",
        "write CSV, or build it in with: cargo build --release --features parquet",
    )
}

impl From<WriteError> for CliError {
    fn from(error: WriteError) -> Self {
        let help = match &error {
            WriteError::Exists(_) => {
                "nothing was written; add --force to replace it, or name another file"
            }
            other => other.help(),
        };
        Self::new(error.to_string(), error.path().display().to_string(), help)
    }
}
