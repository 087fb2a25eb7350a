//! Where the findings go: standard output, or a file that appears only when it is complete.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::print::{self, Carries, Out};
use crate::cli::{
    CliError,
    write::{Force, leave_nothing_behind},
};
use crate::output::whole::{Draft, WriteError, said};

/// Somewhere to write to.
pub(super) enum Output {
    Stdout(Out),
    File(Draft),
}

impl Output {
    /// Opens standard output, or a file.
    ///
    /// # Errors
    /// If the file cannot be written, or is there and has to stay.
    pub(super) fn open(
        path: Option<&Path>,
        force: Force,
        carries: Carries,
    ) -> Result<Self, CliError> {
        let Some(path) = path else {
            return Ok(Self::Stdout(print::out(carries)));
        };
        let existing = force.look(path)?;
        // It takes its time.
        leave_nothing_behind();
        Ok(Self::File(Draft::begin(path, existing)?))
    }

    /// Everything is written: gives the file its name.
    ///
    /// # Errors
    /// If the last of it cannot be written.
    pub(super) fn finish(self) -> Result<(), Unfinished> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush()?),
            Self::File(draft) => Ok(draft.finish().map_err(CliError::from)?),
        }
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::File(draft) => draft,
        }
    }
}

/// Why it could not be finished.
pub(super) enum Unfinished {
    Write(io::Error),
    Told(CliError),
}

impl From<io::Error> for Unfinished {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<CliError> for Unfinished {
    fn from(error: CliError) -> Self {
        Self::Told(error)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer().write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

/// Says that the findings could not be written.
pub(super) fn unwritten(path: Option<&Path>, error: io::Error) -> CliError {
    match path {
        Some(path) => WriteError::failed(path)(error).into(),
        None => CliError::new(
            format!("the findings could not be written: {}", said(&error)),
            "standard output",
            "look at where it is sent to, or name a file with -o",
        ),
    }
}
