//! Where the findings go: standard output, or a file that appears only when it is complete.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::cli::CliError;

/// Somewhere to write to.
pub(super) struct Output {
    to: Box<dyn Write + Send>,
    /// What it is called while it is being written, and afterwards.
    rename: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Opens standard output, or a file.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, CliError> {
        let Some(path) = path else {
            return Ok(Self {
                to: Box::new(BufWriter::new(io::stdout())),
                rename: None,
            });
        };
        let there = fs::metadata(path);
        if there.as_ref().is_ok_and(fs::Metadata::is_dir) {
            return Err(CliError::new(
                "the findings cannot be written: this is a folder",
                path.display().to_string(),
                "name a file in it",
            ));
        }
        // Half a file would be read as a whole one by whoever collects the parts. A pipe or a device has to be taken as it is.
        let special = there.is_ok_and(|there| !there.is_file());
        let at = if special {
            path.to_owned()
        } else {
            let mut part = OsString::from(path);
            part.push(".part");
            PathBuf::from(part)
        };
        let file = File::create(&at).map_err(|error| unwritten(Some(path), &error))?;
        Ok(Self {
            to: Box::new(BufWriter::with_capacity(1 << 16, file)),
            rename: (!special).then(|| (at, path.to_owned())),
        })
    }

    /// Everything is written: gives the file its name.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.to.flush()?;
        if let Some((from, to)) = self.rename.take() {
            fs::rename(&from, to).inspect_err(|_| drop(fs::remove_file(&from)))?;
        }
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // Not finished: what is there is of no use, and if it cannot be removed there is nothing more to do.
        if let Some((part, _)) = &self.rename {
            drop(fs::remove_file(part));
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.to.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Says that the findings could not be written.
pub(super) fn unwritten(path: Option<&Path>, error: &io::Error) -> CliError {
    CliError::new(
        format!("the findings could not be written: {error}"),
        path.map_or_else(|| "standard output".to_owned(), |p| p.display().to_string()),
        "name a file in a folder that exists, that you may write to, and that has room",
    )
}
