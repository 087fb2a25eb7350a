//! What can go wrong with a save, and what to do about it.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use super::schema::FORMAT;
use crate::output::whole;

/// Something is wrong with a save, or the place where it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// Another process holds it.
    #[error("this save is open in another window")]
    Locked(PathBuf),
    /// There is no such file.
    #[error("there is no save here")]
    Missing(PathBuf),
    /// There is no such folder.
    #[error("the folder for the save does not exist")]
    NoFolder(PathBuf),
    /// A new save would replace a file.
    #[error("there is a file here already")]
    Exists(PathBuf),
    /// A folder stands where the save is to be.
    #[error("this is a folder, and a save is a file")]
    Folder(PathBuf),
    /// It may not be written.
    #[error("the save cannot be written here: this place is read-only, or closed to you")]
    ReadOnly(PathBuf),
    /// It may not be read.
    #[error("the save cannot be read: {1}")]
    Unreadable(PathBuf, String),
    /// The disk is full, gone or broken.
    #[error("the decision could not be saved: the disk is full, or cannot be written to ({1})")]
    Disk(PathBuf, String),
    /// The file holds nothing.
    #[error("this save is empty: the program ended before anything was played")]
    Empty(PathBuf),
    /// The file is something else.
    #[error("this file is not a save of Two Hats")]
    Foreign(PathBuf),
    /// A newer program made it.
    #[error(
        "this save was made by a newer version of Two Hats (its format is {1}; this version reads up to {FORMAT})"
    )]
    Newer(PathBuf, i32),
    /// A newer program wrote something into it.
    #[error(
        "this save was made by a newer version of Two Hats (it holds an event of the kind \"{1}\", which this version does not know)"
    )]
    NewerKind(PathBuf, String),
    /// A file of the database lies beside the name, and does not belong to a save of this name.
    #[error("beside this save lies {}, which belongs to another file", .1.display())]
    Leftover(PathBuf, PathBuf),
    /// The file is larger than any game makes it.
    #[error("this save is larger than any game makes it")]
    TooLarge(PathBuf),
    /// An error of the disk left nobody sure whether the last decision is in it.
    #[error(
        "nobody knows whether this was saved: after an error the save could not be read again ({1})"
    )]
    Unsure(PathBuf, String),
    /// The file is damaged.
    #[error("this save is damaged: {1}")]
    Corrupt(PathBuf, String),
    /// The computer stopped in the middle of writing, and only a reader that may write can put it right.
    #[error("this save was cut off while it was being written")]
    CutOff(PathBuf),
}

impl SaveError {
    /// The file or folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Locked(path)
            | Self::Missing(path)
            | Self::NoFolder(path)
            | Self::Exists(path)
            | Self::Folder(path)
            | Self::ReadOnly(path)
            | Self::Unreadable(path, _)
            | Self::Disk(path, _)
            | Self::Empty(path)
            | Self::Foreign(path)
            | Self::Newer(path, _)
            | Self::NewerKind(path, _)
            | Self::Leftover(path, _)
            | Self::TooLarge(path)
            | Self::Unsure(path, _)
            | Self::Corrupt(path, _)
            | Self::CutOff(path) => path,
        }
    }

    /// What to do.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Locked(_) => "close that window first, or play another save",
            Self::Missing(_) => "`two-hats saves` lists the saves that there are",
            Self::NoFolder(_) => "make the folder, or choose another with `--save`",
            Self::Exists(_) => {
                "go on from it with `two-hats resume`, or choose another name with `--save`"
            }
            Self::Folder(_) => "name a file in it, such as game.twohats",
            Self::ReadOnly(_) => {
                "copy the save to a folder of your own, or choose another place with `--save` or TWO_HATS_DATA"
            }
            Self::Unreadable(..) => {
                "look whether the name is right, may be read, and its disk is there"
            }
            Self::Disk(..) => {
                "make some room on this disk, then answer again or `two-hats resume`: every earlier decision is safe"
            }
            Self::Empty(_) => {
                "nothing is lost; delete the file, or let `two-hats saves --clear` do it"
            }
            Self::Foreign(_) => "choose a file from the list of `two-hats saves`",
            Self::Newer(..) | Self::NewerKind(..) => {
                "install the newest version of Two Hats; the save has not been touched"
            }
            Self::Leftover(..) => {
                "move that file away, or choose another name; whoever copies a save with such a file beside it copies both, or neither"
            }
            Self::TooLarge(_) => "it was not made by playing; the file has not been touched",
            Self::Unsure(..) => {
                "see to the disk, then `two-hats resume`: it shows what was saved, and every earlier decision is safe"
            }
            Self::Corrupt(..) => {
                "use a copy of it if there is one (with the -journal beside it, if there is one: copy both, or neither); the file has not been touched"
            }
            Self::CutOff(_) => {
                "`two-hats resume` with this file puts it right, and nothing is lost; copy it only with the -journal beside it: both, or neither"
            }
        }
    }

    /// What an error of the database means for the save at `path`.
    pub(super) fn of(path: &Path, error: &rusqlite::Error) -> Self {
        let path = path.to_owned();
        let rusqlite::Error::SqliteFailure(failure, message) = error else {
            return Self::Corrupt(path, error.to_string());
        };
        let said = || message.clone().unwrap_or_else(|| failure.to_string());
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked(path),
            ErrorCode::NotADatabase => Self::Foreign(path),
            // A half-written journal lies beside the save, and this reader may not write.
            ErrorCode::ReadOnly
                if failure.extended_code == rusqlite::ffi::SQLITE_READONLY_ROLLBACK =>
            {
                Self::CutOff(path)
            }
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
                Self::ReadOnly(path)
            }
            ErrorCode::DatabaseCorrupt => {
                Self::Corrupt(path, "a part of it is missing, or was changed".to_owned())
            }
            // What cannot be read says nothing of room to write.
            ErrorCode::SystemIoFailure
                if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ =>
            {
                Self::Corrupt(path, "its end is missing".to_owned())
            }
            ErrorCode::SystemIoFailure
                if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_READ =>
            {
                Self::Unreadable(path, "the disk gives an error".to_owned())
            }
            ErrorCode::DiskFull | ErrorCode::SystemIoFailure => Self::Disk(path, said()),
            ErrorCode::TooBig | ErrorCode::OperationInterrupted => Self::TooLarge(path),
            _ => Self::Corrupt(path, said()),
        }
    }

    /// What an error of the file system means for the save at `path`.
    pub(super) fn of_file(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                let folder = path.parent().unwrap_or(&path);
                if folder.is_dir() || folder.as_os_str().is_empty() {
                    Self::Missing(path)
                } else {
                    Self::NoFolder(folder.to_owned())
                }
            }
            ErrorKind::AlreadyExists if path.is_dir() => Self::Folder(path),
            ErrorKind::AlreadyExists => Self::Exists(path),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            ErrorKind::StorageFull | ErrorKind::FileTooLarge | ErrorKind::QuotaExceeded => {
                Self::Disk(path, whole::said(error))
            }
            _ => Self::Unreadable(path, whole::said(error)),
        }
    }
}
