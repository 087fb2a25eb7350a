//! Whole files at once: a name holds everything, or nothing, whenever the program is killed or the power fails.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::output::whole::{Existing, WriteError, write_whole};

/// Makes a new file. A program that is killed meanwhile leaves nothing on Linux, and a file with a name of its own elsewhere.
///
/// # Errors
/// If there is a file of this name, or it cannot be written: then there is none of ours.
pub(super) fn put_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if let Some(done) = nameless(path, bytes) {
        return done.map(|()| settle(path));
    }
    write_whole(path, bytes, Existing::Keep).map_err(plainly)
}

/// Replaces a file that is there.
///
/// # Errors
/// If it cannot be written: then the old one is still there.
pub(super) fn put_over(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_whole(path, bytes, Existing::Replace).map_err(plainly)
}

fn plainly(error: WriteError) -> io::Error {
    match error {
        WriteError::Exists(_) | WriteError::Folder(_) => io::ErrorKind::AlreadyExists.into(),
        WriteError::NoFolder(_) => io::ErrorKind::NotFound.into(),
        WriteError::Failed(_, error) => error,
    }
}

/// A second name for a file, which must be new. Where a file cannot have two, it is copied.
pub(super) fn second_name(path: &Path, name: &Path) -> io::Result<()> {
    match std::fs::hard_link(path, name) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        Err(_) => put_new(name, &std::fs::read(path)?)?,
    }
    settle(name);
    Ok(())
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the name last, where the platform can.
fn settle(path: &Path) {
    // Some file systems cannot do this; then the name is as safe as they make it.
    #[cfg(unix)]
    let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = path;
}

/// A file that has no name until it is whole. Nothing if this file system has no such files.
#[cfg(target_os = "linux")]
fn nameless(path: &Path, bytes: &[u8]) -> Option<io::Result<()>> {
    use std::io::Write;
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, openat};
    use rustix::io::Errno;

    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let file = match openat(CWD, folder(path), flags, Mode::from_raw_mode(0o666)) {
        Ok(file) => file,
        Err(Errno::OPNOTSUPP | Errno::ISDIR | Errno::INVAL) => return None,
        Err(error) => return Some(Err(error.into())),
    };
    let mut file = File::from(file);
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(error) = written {
        return Some(Err(error));
    }
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    match linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW) {
        Ok(()) => Some(Ok(())),
        // Without /proc, or on a file system that cannot give a name later.
        Err(Errno::NOENT | Errno::OPNOTSUPP | Errno::PERM | Errno::XDEV) => None,
        Err(error) => Some(Err(error.into())),
    }
}
