//! The texts of a playthrough: as they are now, and as a save keeps them.

use std::path::Path;

use super::record::{Origin, Text};
use super::save_error::SaveError;
use crate::content::library::rulebook;
use crate::content::{Library, LoadError, Source, Story};
use crate::engine::Rulebook;

/// The scenario as it is now; nothing, and a word why, if only the copy in the save is left.
pub(super) fn scenario_now(
    stored: &Text,
    library: &Library,
    notices: &mut Vec<String>,
) -> Option<(Text, Story)> {
    let source = match &stored.origin {
        Origin::File(path) => Source::read(Path::new(path)),
        Origin::BuiltIn(id) => library.with_id(id),
    };
    match source.and_then(|source| Ok((source.scenario()?, source))) {
        Ok((story, source)) => {
            let id = story.raw().id.clone();
            Some((text(&source, &id), story))
        }
        Err(error) => {
            notices.push(instead("scenario", stored, &error));
            None
        }
    }
}

pub(super) fn rulebook_now(stored: &Text, notices: &mut Vec<String>) -> Option<(Text, Rulebook)> {
    let (Origin::File(name) | Origin::BuiltIn(name)) = &stored.origin;
    match rulebook(name) {
        Ok((source, rulebook)) => {
            let text = text(&source, &rulebook.id);
            Some((text, rulebook))
        }
        Err(error) => {
            notices.push(instead("rulebook", stored, &error));
            None
        }
    }
}

fn instead(what: &str, stored: &Text, error: &LoadError) -> String {
    let name = &stored.name;
    match error {
        LoadError::Broken { .. } => format!(
            "The {what} {name} has mistakes now (see `two-hats check`); this goes on with the copy in the save."
        ),
        LoadError::Read { .. } | LoadError::Unfit { .. } | LoadError::Unknown { .. } => format!(
            "The {what} {name} cannot be found or read any more; this goes on with the copy in the save."
        ),
    }
}

/// The copy in a save, if it is what it was.
pub(super) fn kept(stored: &Text, save: &Path) -> Result<Source, SaveError> {
    let source = Source {
        name: stored.name.clone(),
        path: None,
        text: stored.text.clone(),
    };
    if source.hash() == stored.hash {
        Ok(source)
    } else {
        let why = format!("its copy of {} has been changed", stored.name);
        Err(SaveError::Corrupt(save.to_owned(), why))
    }
}

pub(super) fn text(source: &Source, id: &str) -> Text {
    let origin = match &source.path {
        // Made absolute, because the next start may be in another folder.
        Some(path) => {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            Origin::File(path.to_string_lossy().into_owned())
        }
        None => Origin::BuiltIn(id.to_owned()),
    };
    Text {
        name: source.name.clone(),
        origin,
        hash: source.hash(),
        text: source.text.clone(),
    }
}
