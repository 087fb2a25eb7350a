//! Where saves are, and which there are. Listing changes nothing, whatever lies in the folder.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use super::record::Record;
use super::save_error::SaveError;
use super::stored::{BESIDE, beside, read, to_be_played_back};
use crate::output::whole::UNFINISHED;

/// How the names of saves end.
pub const EXTENSION: &str = "twohats";

/// The folder for everything that the program keeps: `TWO_HATS_DATA`, or the platform's data folder. `None` if the platform has none
/// for this user.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    match std::env::var_os("TWO_HATS_DATA") {
        Some(folder) if !folder.is_empty() => Some(PathBuf::from(folder)),
        _ => directories::ProjectDirs::from("", "", "two-hats")
            .map(|folders| folders.data_dir().to_owned()),
    }
}

/// The folder for saves.
#[must_use]
pub fn saves_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("saves"))
}

/// A free name for a new save of a scenario in a folder, which is made if it is not there.
///
/// # Errors
/// If the folder cannot be made.
pub fn new_save_path(folder: &Path, scenario: &str) -> Result<PathBuf, SaveError> {
    std::fs::create_dir_all(folder).map_err(|error| match SaveError::of_file(folder, &error) {
        // Something that is no folder stands in the way.
        SaveError::Exists(path) | SaveError::Missing(path) | SaveError::NoFolder(path) => {
            SaveError::NoFolder(path)
        }
        other => other,
    })?;
    let time = jiff::Zoned::now().strftime("%Y%m%d-%H%M%S").to_string();
    let name = |n: u32| match n {
        1 => format!("{scenario}-{time}.{EXTENSION}"),
        _ => format!("{scenario}-{time}-{n}.{EXTENSION}"),
    };
    let free = (1..1000).map(|n| folder.join(name(n))).find(|p| !taken(p));
    Ok(free.unwrap_or_else(|| folder.join(name(1))))
}

/// Whether there is a file of this name, or one of another save beside it.
fn taken(path: &Path) -> bool {
    let there = |path: &Path| path.symlink_metadata().is_ok();
    there(path) || BESIDE.iter().any(|end| there(&beside(path, end)))
}

/// Something in the folder for saves that is left of a program that was killed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The file.
    pub path: PathBuf,
    /// Whether it holds nothing that anybody could want: then [`clear`] removes it.
    pub empty: bool,
}

/// What is left in a folder: journals whose save is not there, saves in which nothing was begun, files that were never finished.
///
/// # Errors
/// If the folder is there and cannot be read.
pub fn orphans(folder: &Path) -> Result<Vec<Orphan>, SaveError> {
    let mut found: Vec<Orphan> = names(folder)?
        .into_iter()
        .filter_map(|path| left_over(&path).map(|empty| Orphan { path, empty }))
        .collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Whether a file that is left of a killed program is empty; nothing if it is something else.
fn left_over(path: &Path) -> Option<bool> {
    let meta = path.symlink_metadata().ok().filter(Metadata::is_file)?;
    let name = path.file_name()?.to_str()?;
    let is_save = |path: &Path| path.extension().is_some_and(|e| e == EXTENSION);
    if name.starts_with(UNFINISHED) {
        return Some(true);
    }
    if is_save(path) {
        return (meta.len() == 0).then_some(true);
    }
    let save = BESIDE
        .iter()
        .find_map(|end| Some(path.with_file_name(name.strip_suffix(end)?)))?;
    if !is_save(&save) || save.symlink_metadata().is_ok() {
        return None;
    }
    Some(meta.len() == 0 || (name.ends_with("-journal") && !to_be_played_back(path)))
}

/// Removes what is left in a folder and holds nothing. Gives what was removed.
///
/// # Errors
/// If the folder cannot be read, or a file cannot be removed.
pub fn clear(folder: &Path) -> Result<Vec<PathBuf>, SaveError> {
    let empty = orphans(folder)?.into_iter().filter(|orphan| orphan.empty);
    empty
        .map(|orphan| {
            let removed = std::fs::remove_file(&orphan.path);
            removed.map_err(|error| SaveError::of_file(&orphan.path, &error))?;
            Ok(orphan.path)
        })
        .collect()
}

/// One file in the folder for saves.
#[derive(Debug)]
pub struct Save {
    /// The file.
    pub path: PathBuf,
    /// When it was changed last, in milliseconds since 1970 (UTC).
    pub changed: i64,
    /// What it is.
    pub status: SaveStatus,
}

/// What a file in the folder for saves is.
#[derive(Debug)]
pub enum SaveStatus {
    /// A save that can be gone on from.
    Open(Box<Record>),
    /// A save whose game is over.
    Over(Box<Record>),
    /// A file that cannot be played.
    Bad(SaveError),
}

impl Save {
    /// Looks at one file.
    #[must_use]
    pub fn look(path: &Path) -> Self {
        let modified = std::fs::metadata(path).and_then(|meta| meta.modified());
        let modified = modified
            .ok()
            .and_then(|time| jiff::Timestamp::try_from(time).ok())
            .map_or(0, jiff::Timestamp::as_millisecond);
        let (changed, status) = match read(path) {
            Ok(record) if record.ending().is_some() => {
                (record.changed(), SaveStatus::Over(Box::new(record)))
            }
            Ok(record) => (record.changed(), SaveStatus::Open(Box::new(record))),
            Err(error) => (modified, SaveStatus::Bad(error)),
        };
        Self {
            path: path.to_owned(),
            changed,
            status,
        }
    }

    /// What it holds, if it can be read.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match &self.status {
            SaveStatus::Open(record) | SaveStatus::Over(record) => Some(record),
            SaveStatus::Bad(_) => None,
        }
    }

    /// Whether one could go on from it: it is not over, or somebody is playing it.
    #[must_use]
    pub const fn can_go_on(&self) -> bool {
        matches!(
            self.status,
            SaveStatus::Open(_) | SaveStatus::Bad(SaveError::Locked(_) | SaveError::CutOff(_))
        )
    }
}

/// Everything in the folder that is named like a save, the last played first. A folder that does not exist has none.
///
/// # Errors
/// If the folder is there and cannot be read.
pub fn saves(folder: &Path) -> Result<Vec<Save>, SaveError> {
    let mut found: Vec<Save> = names(folder)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == EXTENSION))
        .map(|path| Save::look(&path))
        .collect();
    found.sort_by(|a, b| (b.changed, &b.path).cmp(&(a.changed, &a.path)));
    Ok(found)
}

/// Everything in a folder; nothing if it does not exist.
fn names(folder: &Path) -> Result<Vec<PathBuf>, SaveError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(SaveError::Unreadable(folder.to_owned(), error.to_string())),
    };
    Ok(entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect())
}
