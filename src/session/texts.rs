//! The texts of a playthrough: as they are now, and as a save keeps them.

use std::path::{Path, PathBuf};

use super::event::Origin;
use super::record::Text;
use super::save_error::SaveError;
use crate::content::library::rulebook;
use crate::content::{Library, LoadError, Source, Story};
use crate::engine::Rulebook;

/// A scenario has some hundred thousand bytes.
const LARGEST: u64 = 16 << 20;

/// What may be opened because a save names it. Whoever made the save may have written any name into it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// Folders that the user has named.
    pub(super) folders: &'a [PathBuf],
}

impl Asked<'_> {
    /// Whether a path may be opened: it is on this machine, or in a folder that the user has named.
    pub(super) fn may_open(self, path: &str) -> bool {
        let elsewhere = path.starts_with("\\\\") || path.starts_with("//");
        !elsewhere || self.folders.iter().any(|f| Path::new(path).starts_with(f))
    }
}

/// The scenario as it is now; nothing, and a word why, if only the copy in the save is left.
pub(super) fn scenario_now(
    stored: &Text,
    id: &str,
    library: &Library,
    notices: &mut Vec<String>,
) -> Option<(Text, Story)> {
    let asked = Asked {
        folders: library.folders(),
    };
    let source = match &stored.origin {
        Origin::File(path) | Origin::BuiltIn(path) if !asked.may_open(path) => {
            notices.push(not_asked("scenario", stored));
            return None;
        }
        Origin::File(path) => read(Path::new(path)),
        Origin::BuiltIn(id) if is_plain(id) => library.with_id(id),
        Origin::BuiltIn(id) => Err(unknown("scenario", id)),
    };
    match source.and_then(|source| Ok((source.scenario()?, source))) {
        Ok((story, _)) if story.raw().id != id => {
            notices.push(another("scenario", stored, &story.raw().id));
            None
        }
        Ok((story, source)) => Some((text(&source, id), story)),
        Err(error) => {
            notices.push(instead("scenario", stored, &error));
            None
        }
    }
}

/// The rulebook as it is now; nothing, and a word why, if only the copy in the save is left.
pub(super) fn rulebook_now(
    stored: &Text,
    library: &Library,
    save: &Path,
    notices: &mut Vec<String>,
) -> Option<(Text, Rulebook)> {
    let (Origin::File(name) | Origin::BuiltIn(name)) = &stored.origin;
    let asked = Asked {
        folders: library.folders(),
    };
    if !asked.may_open(name) {
        notices.push(not_asked("rulebook", stored));
        return None;
    }
    let found = match &stored.origin {
        Origin::File(path) => read(Path::new(path)).and_then(|_| rulebook(path)),
        Origin::BuiltIn(id) if is_plain(id) => rulebook(id),
        Origin::BuiltIn(id) => Err(unknown("rulebook", id)),
    };
    let played = kept(stored, save).ok().and_then(|s| s.rulebook().ok());
    match found {
        Ok((_, found)) if played.is_some_and(|played| played.id != found.id) => {
            notices.push(another("rulebook", stored, &found.id));
            None
        }
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

/// Reads a file that a save names: an ordinary one that holds something. What the system makes up while it is read has no size.
fn read(path: &Path) -> Result<Source, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    let meta = std::fs::metadata(path).map_err(failed)?;
    if !meta.is_file() || meta.len() == 0 || meta.len() > LARGEST {
        return Err(failed(std::io::Error::other("it is no file of a scenario")));
    }
    Source::read(path)
}

/// Whether a name can only be an id, and no path.
fn is_plain(id: &str) -> bool {
    !id.contains(['/', '\\', ':'])
}

fn unknown(what: &'static str, name: &str) -> LoadError {
    LoadError::Unknown {
        what,
        name: name.to_owned(),
        known: Vec::new(),
    }
}

fn not_asked(what: &str, stored: &Text) -> String {
    format!(
        "The {what} {} is on another computer. A save can name any, so it was not opened; this goes on with the copy in the save. \
         To play it as it is there, name its folder with `--library`.",
        stored.name
    )
}

fn another(what: &str, stored: &Text, found: &str) -> String {
    format!(
        "Another {what}, \"{found}\", is now in the place of {}; this goes on with the copy in the save.",
        stored.name
    )
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
