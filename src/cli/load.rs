//! From the errors of loading and saving to what a user reads, and printing that ends quietly when nobody reads on.

use std::io::{self, Write};
use std::process::ExitCode;

use super::CliError;
use crate::content::Library;
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
            SessionError::NoRoom(save) => Self::new(
                "this save is not that of a workshop",
                save.display().to_string(),
                "go on from it with `two-hats resume FILE`",
            ),
        }
    }
}

/// Says so on stderr if a name is a path here and also the id of another scenario.
pub(super) fn note_ambiguity(library: &Library, name: &str) {
    if let Some(word) = library.ambiguity(name) {
        eprintln!("note: {word}; for that one, run the command in another folder");
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
        assert!(error.what.contains("mistakes"), "{}", error.what);
        assert!(error.place.starts_with("x.ron:1:1"), "{}", error.place);
        assert!(error.help.contains("two-hats check x.ron"));
    }
}
