//! Where saves are, and which there are. Listing changes nothing, whatever lies in the folder.

use std::path::{Path, PathBuf};

use super::record::Record;
use super::save_error::SaveError;
use super::stored::read;

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
    let free = (1..1000)
        .map(|n| folder.join(name(n)))
        .find(|p| !p.exists());
    Ok(free.unwrap_or_else(|| folder.join(name(1))))
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
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(SaveError::Unreadable(folder.to_owned(), error.to_string())),
    };
    let mut found: Vec<Save> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == EXTENSION))
        .map(|path| Save::look(&path))
        .collect();
    found.sort_by(|a, b| (b.changed, &b.path).cmp(&(a.changed, &a.path)));
    Ok(found)
}
