//! Files that have their name only when they are whole.
//!
//! What is being written lies beside its place under a name that nobody has, is synced, and is renamed. If the program fails on the way, nothing
//! is left of it, and what was there before is there still.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::{Builder, NamedTempFile, TempDir};

/// How names of files begin that are being written.
pub const UNFINISHED: &str = ".two-hats-";

/// What is being written at the moment, for [`clean_up`].
static UNFINISHED_FILES: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Whether a file that is there may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// The new one takes its place.
    Replace,
}

/// Why something could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is a file, and it may not be replaced.
    #[error("there is a file of this name already")]
    Exists(PathBuf),
    /// A folder has this name.
    #[error("this is a folder")]
    Folder(PathBuf),
    /// The folder around it is missing.
    #[error("the folder for this file does not exist")]
    NoFolder(PathBuf),
    /// The system refused.
    #[error("this file could not be written: {}", said(.1))]
    Failed(PathBuf, io::Error),
}

impl WriteError {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Exists(path)
            | Self::Folder(path)
            | Self::NoFolder(path)
            | Self::Failed(path, _) => path,
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Exists(_) => "choose another name",
            Self::Folder(_) => "name a file in it",
            Self::NoFolder(_) => "make the folder first, or look at the spelling of the path",
            Self::Failed(_, error) => match error.kind() {
                io::ErrorKind::StorageFull
                | io::ErrorKind::QuotaExceeded
                | io::ErrorKind::FileTooLarge => "make room, or name a file on another disk",
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "name a file in a folder that you may write to"
                }
                io::ErrorKind::InvalidFilename => "choose a shorter name",
                _ => "look at the disk, or name a file in another folder",
            },
        }
    }

    /// What an error of the system means for the file at `path`.
    pub fn failed(path: &Path) -> impl Fn(io::Error) -> Self {
        |error| match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists(path.to_owned()),
            _ => Self::Failed(path.to_owned(), error),
        }
    }
}

/// What the system said, in plain words where there are some.
#[must_use]
pub fn said(error: &io::Error) -> String {
    use io::ErrorKind;
    let words = match error.kind() {
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "your share of the disk is used up",
        ErrorKind::FileTooLarge => "it would be larger than files may be here",
        ErrorKind::PermissionDenied => "you have no permission",
        ErrorKind::ReadOnlyFilesystem => "this disk can only be read",
        ErrorKind::NotFound => "there is nothing of this name",
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder",
        ErrorKind::IsADirectory => "this is a folder",
        ErrorKind::InvalidFilename => "the name is too long, or holds what names may not hold here",
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// Writes a whole file, or nothing.
///
/// # Errors
/// If it is there and may not be replaced, or cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), WriteError> {
    let mut draft = Draft::begin(path, existing)?;
    draft.write_all(bytes).map_err(WriteError::failed(path))?;
    draft.finish()
}

/// A file that is being written piece by piece.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    existing: Existing,
    to: To,
}

#[derive(Debug)]
enum To {
    /// Moved to its place at the end.
    Beside(BufWriter<NamedTempFile>, PathBuf),
    /// A pipe or device, which has to be taken as it is.
    Device(BufWriter<File>),
}

impl Draft {
    /// Begins a file; until it is finished, nothing has its name.
    ///
    /// # Errors
    /// If the place cannot be written to, or is taken.
    pub fn begin(path: &Path, existing: Existing) -> Result<Self, WriteError> {
        let to = match look(path, existing)? {
            Place::Device => File::options()
                .write(true)
                .open(path)
                .map(|file| To::Device(BufWriter::new(file))),
            Place::File(target, before) => beside(&target, before.as_ref())
                .map(|file| To::Beside(BufWriter::with_capacity(1 << 16, file), target)),
        }
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => WriteError::NoFolder(path.to_owned()),
            _ => WriteError::Failed(path.to_owned(), error),
        })?;
        if let To::Beside(file, _) = &to {
            unfinished().push(file.get_ref().path().to_owned());
        }
        Ok(Self {
            path: path.to_owned(),
            existing,
            to,
        })
    }

    /// Everything is written: gives the file its name.
    ///
    /// # Errors
    /// If the last of it cannot be written, or another file has come to its place that may not be replaced.
    pub fn finish(mut self) -> Result<(), WriteError> {
        let failed = WriteError::failed(&self.path);
        self.to.writer().flush().map_err(&failed)?;
        let To::Beside(file, target) = self.to else {
            return Ok(());
        };
        let file = file
            .into_inner()
            .map_err(|error| failed(error.into_error()))?;
        file.as_file().sync_all().map_err(&failed)?;
        let name = file.path().to_owned();
        let moved = match self.existing {
            Existing::Replace => file.persist(&target),
            Existing::Keep => file.persist_noclobber(&target),
        };
        unfinished().retain(|other| *other != name);
        moved.map_err(|error| failed(error.error))?;
        sync_folder(folder_of(&target));
        Ok(())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.writer().write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.to.writer().write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.writer().flush()
    }
}

impl To {
    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Beside(file, _) => file,
            Self::Device(file) => file,
        }
    }
}

enum Place {
    /// Where it goes in the end, and what is there now.
    File(PathBuf, Option<Metadata>),
    Device,
}

/// What is at the place, before any work is done for it.
///
/// # Errors
/// If nothing can be written there.
pub fn free(path: &Path, existing: Existing) -> Result<(), WriteError> {
    match look(path, existing)? {
        Place::File(target, _) if !folder_of(&target).is_dir() => {
            Err(WriteError::NoFolder(path.to_owned()))
        }
        _ => Ok(()),
    }
}

fn look(path: &Path, existing: Existing) -> Result<Place, WriteError> {
    let named = path.file_name().filter(|_| !ends_like_a_folder(path));
    if named.is_none() {
        return Err(WriteError::Folder(path.to_owned()));
    }
    let there = match path.symlink_metadata() {
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Place::File(path.to_owned(), None));
        }
        Err(error) => return Err(WriteError::Failed(path.to_owned(), error)),
    };
    let failed = WriteError::failed(path);
    let leads_to = path.metadata().map_err(&failed)?;
    let system = ["/dev/", "/proc/"]
        .iter()
        .any(|folder| path.starts_with(folder));
    if leads_to.is_dir() {
        Err(WriteError::Folder(path.to_owned()))
    } else if !leads_to.is_file() || system {
        Ok(Place::Device)
    } else if existing == Existing::Keep {
        Err(WriteError::Exists(path.to_owned()))
    } else if there.is_symlink() {
        // What a link leads to is replaced, not the link.
        let target = path.canonicalize().map_err(failed)?;
        Ok(Place::File(target, Some(leads_to)))
    } else {
        Ok(Place::File(path.to_owned(), Some(leads_to)))
    }
}

fn ends_like_a_folder(path: &Path) -> bool {
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes
        .last()
        .is_some_and(|&last| std::path::is_separator(char::from(last)))
}

/// A new file in the same folder, with the permissions of the one that it replaces or else those that new files get.
fn beside(target: &Path, before: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED).suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder_of(target))?;
    if let Some(before) = before {
        // What cannot be kept is not worth failing for.
        let _ = file.as_file().set_permissions(before.permissions());
    }
    Ok(file)
}

/// Makes a new folder with everything in it, or nothing.
///
/// # Errors
/// If something has this name already, or it cannot be made.
pub fn folder_whole(path: &Path, files: &[(&str, &str)]) -> Result<(), WriteError> {
    let failed = WriteError::failed(path);
    match path.symlink_metadata() {
        Ok(_) => return Err(WriteError::Exists(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    let around = folder_of(path);
    fs::create_dir_all(around).map_err(&failed)?;
    let made = Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(around)
        .and_then(|made| fill(&made, files).map(|()| made))
        .map_err(&failed)?;
    fs::rename(made.path(), path).map_err(failed)?;
    // It has gone to its place, and there is nothing to clean up.
    let _ = made.keep();
    sync_folder(around);
    Ok(())
}

fn fill(folder: &TempDir, files: &[(&str, &str)]) -> io::Result<()> {
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(folder_of(&path))?;
        let mut file = File::create_new(&path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    Ok(())
}

/// The folder around a file.
fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| folder.as_os_str() != OsStr::new(""))
        .unwrap_or_else(|| Path::new("."))
}

/// Makes a new name in a folder last. Some file systems cannot do this; then it is as safe as they make it.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

fn unfinished() -> std::sync::MutexGuard<'static, Vec<PathBuf>> {
    // A list of names is right whoever panicked.
    UNFINISHED_FILES
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
}

/// Removes what is being written, before the program is ended from outside.
pub fn clean_up() {
    for file in unfinished().drain(..) {
        let _ = fs::remove_file(file);
    }
}

#[cfg(test)]
mod tests;
