//! From the errors of loading and saving to what a user reads.

use super::CliError;
use super::print::tell;
use crate::content::Library;
use crate::session::{BranchError, SaveError, SessionError};

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
        tell(&format!(
            "note: {word}; for that one, run the command in another folder"
        ));
    }
}

impl From<BranchError> for CliError {
    fn from(error: BranchError) -> Self {
        let what = error.to_string();
        match error {
            BranchError::Save(error) => error.into(),
            BranchError::NoTurn { decided, .. } => Self::new(
                what,
                "`--turn`",
                match decided {
                    0 => "`two-hats resume FILE` goes on with it".to_owned(),
                    n => format!("give a turn from 1 to {n}; `two-hats replay FILE` lists them"),
                },
            ),
            BranchError::Length(_) => Self::new(
                what,
                "`--crises`",
                "give a larger number, or an earlier turn",
            ),
            BranchError::NotSaved => Self::new(what, "", "play with `--save FILE`"),
            BranchError::Misfit(_) => Self::new(
                what,
                "",
                "the rules have changed since that save was played; an earlier turn may do",
            ),
        }
    }
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

/// So many threads of their own for a long piece of work.
///
/// # Errors
/// If the system does not give that many.
pub(super) fn threads(number: usize) -> Result<rayon::ThreadPool, CliError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(number).build();
    pool.map_err(|error| {
        CliError::new(
            format!("{number} threads could not be started: {error}"),
            "",
            "ask for fewer with --threads",
        )
    })
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
