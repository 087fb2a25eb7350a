//! What goes wrong for users: one line what, one line where, one line what to do.

use std::process::ExitCode;

/// An error that a user can act on. Printed on stderr as up to three lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CliError {
    /// What went wrong.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// What to do; may be empty.
    pub help: String,
    /// The exit code: 1 for problems found, 2 where the command could not run.
    pub code: u8,
}

impl CliError {
    /// An error of a command that could not run.
    pub fn new(what: impl Into<String>, place: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            place: place.into(),
            help: help.into(),
            code: 2,
        }
    }

    /// Prints it, and gives its exit code.
    #[must_use]
    pub fn report(&self) -> ExitCode {
        eprintln!("error: {}", self.what);
        if !self.place.is_empty() {
            eprintln!("   at: {}", self.place);
        }
        if !self.help.is_empty() {
            eprintln!(" help: {}", self.help);
        }
        ExitCode::from(self.code)
    }
}
