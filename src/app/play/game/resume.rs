//! Going on from a save, and what is said where that cannot be.

use std::path::Path;

use crate::app::play::notice::Notice;
use crate::content::Library;
use crate::session::{SaveError, ScenarioVersion, Session, SessionError};

/// An error of saving with what to do.
pub(crate) fn explained(error: &SaveError) -> String {
    format!("{error}\n\n{}\n\n{}", error.path().display(), error.help())
}

/// Goes on from the save of a game.
pub(in crate::app::play) fn resume(
    file: &Path,
    library: &Library,
    texts: ScenarioVersion,
) -> Result<Session, Box<Notice>> {
    Session::resume(file, library, texts).map_err(|error| {
        Box::new(match error {
            SessionError::Save(error) => Notice::new(explained(&error)),
            SessionError::NoRoom(_) => Notice::new(error.to_string()),
            SessionError::Misfit {
                scenario, misfit, ..
            } => Notice {
                title: Some("The scenario has been edited since".to_owned()),
                text: format!(
                    "{scenario} is not what it was when this game was played: {misfit}.\n\nThe save holds a copy of the scenario as it was. Go on \
                     with that, or undo the edit and try again. The save has not been touched."
                ),
                copy: Some(file.to_owned()),
                ..Notice::default()
            },
        })
    })
}
