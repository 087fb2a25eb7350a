//! From the errors of loading and saving to what a user reads, and printing that ends quietly when nobody reads on.

use std::io::{self, Write};
use std::process::ExitCode;

use super::CliError;
use crate::content::LoadError;
use crate::session::{SaveError, SessionError};

impl From<SaveError> for CliError {
    fn from(error: SaveError) -> Self {
        Self::new(
            error.to_string(),
            error.path().display().to_string(),
            error.help(),
        )
    }
}

impl From<SessionError> for CliError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Save(error) => error.into(),
            SessionError::Misfit {
                save,
                scenario,
                misfit,
            } => Self::new(
                format!("the scenario has been edited since: {misfit}"),
                format!("{} and {scenario}", save.display()),
                "undo that edit, or go on with the copy in the save: `two-hats resume FILE --stored`",
            ),
        }
    }
}

impl From<LoadError> for CliError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Unknown { what, name, known } => Self::new(
                format!("there is no {what} \"{name}\""),
                "",
                if known.is_empty() {
                    format!("give the path of a {what} file")
                } else {
                    format!(
                        "there are: {}; or give the path of a file",
                        known.join(", ")
                    )
                },
            ),
            LoadError::Read { path, source } => Self::new(
                format!("the file could not be read: {source}"),
                path.display().to_string(),
                "look whether it is there, is readable, and is UTF-8 text",
            ),
            LoadError::Broken { file, diagnostics } => {
                let first = diagnostics.first();
                let line = first.map_or(1, |d| {
                    let before = file.text.get(..d.span.start).unwrap_or_default();
                    before.matches('\n').count() + 1
                });
                let more = diagnostics.len().saturating_sub(1);
                let what = first.map_or_else(String::new, |d| format!(": {}", d.message));
                let others = match more {
                    0 => String::new(),
                    n => format!(" (and {n} more)"),
                };
                Self::new(
                    format!("this file has mistakes{what}{others}"),
                    format!("{}:{line}", file.name),
                    format!("`two-hats check {}` shows all of them", file.name),
                )
            }
        }
    }
}

/// Prints to stdout; a reader that has gone away ends it quietly.
///
/// # Errors
/// If stdout cannot be written to for another reason.
pub(super) fn print(
    code: ExitCode,
    page: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<ExitCode, CliError> {
    let mut out = io::stdout().lock();
    match page(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Ok(code),
        Err(error) => not_printed(&error).map_or(Ok(code), Err),
    }
}

/// What a failure to print means: nothing, if the reader has gone away.
pub(super) fn not_printed(error: &io::Error) -> Option<CliError> {
    (error.kind() != io::ErrorKind::BrokenPipe).then(|| {
        CliError::new(
            format!("the output could not be written: {error}"),
            "standard output",
            "look whether its disk is full; what was decided is saved",
        )
    })
}

/// A time in milliseconds since 1970 as people here write it.
pub(super) fn time(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds).map_or_else(
        |_| "?".to_owned(),
        |time| {
            time.to_zoned(jiff::tz::TimeZone::system())
                .strftime("%Y-%m-%d %H:%M")
                .to_string()
        },
    )
}

/// Thousandths of a point in whole points.
pub(super) const fn whole(thousandths: i32) -> i32 {
    (thousandths + 500).div_euclid(1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Source;

    #[test]
    fn a_broken_file_is_reported_with_its_line() {
        let source = Source {
            name: "x.ron".to_owned(),
            path: None,
            text: "(\n    format: 1,\n    id: 5,\n)".to_owned(),
        };
        let error = CliError::from(source.scenario().unwrap_err());
        assert_eq!(error.code, 2);
        assert!(error.what.contains("and"), "{}", error.what);
        assert!(error.place.starts_with("x.ron:"), "{}", error.place);
        assert!(error.help.contains("two-hats check x.ron"));
    }
}
