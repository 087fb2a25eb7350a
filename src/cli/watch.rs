//! Doing something again whenever files change: for `two-hats check --watch`.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{MetadataKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::CliError;

/// Saving is several events within a few milliseconds; the work is done once they have been quiet for so long,
const QUIET: Duration = Duration::from_millis(40);
/// or, if they never are, after this.
const PATIENCE: Duration = Duration::from_millis(500);

/// Files and folders that are watched, whether they exist at the moment or not.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    roots: Vec<Root>,
}

/// One path to watch.
struct Root {
    /// With its folder resolved, since events name resolved folders on some platforms.
    path: PathBuf,
    /// The folder it lies in: editors save by putting a new file in the old one's place, which only the folder notices.
    folder: PathBuf,
}

impl Watch {
    /// Begins to watch. What changes from now on is not missed, even while nobody waits.
    ///
    /// # Errors
    /// If there is nothing to watch, a folder does not exist, or the system cannot watch it.
    pub(super) fn new(paths: &[PathBuf]) -> Result<Self, CliError> {
        let (send, events) = channel();
        let watcher = notify::recommended_watcher(move |event| {
            // Nobody listens any more only when the program ends.
            let _ = send.send(event);
        })
        .map_err(|error| cannot(Path::new(""), &error.to_string()))?;
        let mut roots = Vec::with_capacity(paths.len());
        for path in paths {
            let whole = std::path::absolute(path).map_err(|e| cannot(path, &e.to_string()))?;
            let parent = whole.parent().unwrap_or(&whole);
            let folder = parent
                .canonicalize()
                .map_err(|e| cannot(parent, &e.to_string()))?;
            let path = match whole.file_name() {
                Some(name) => folder.join(name),
                None => folder.clone(),
            };
            roots.push(Root { path, folder });
        }
        let mut watch = Self {
            watcher,
            events,
            roots,
        };
        watch.arm()?;
        Ok(watch)
    }

    /// Watches everything that exists; what is watched already stays so. A folder that was deleted and made again has to be watched anew.
    fn arm(&mut self) -> Result<(), CliError> {
        for root in &self.roots {
            self.watcher
                .watch(&root.folder, RecursiveMode::NonRecursive)
                .map_err(|error| cannot(&root.folder, &error.to_string()))?;
        }
        // After their folders, because the last mode asked for a folder counts.
        for root in &self.roots {
            if root.path.is_dir()
                && let Err(error) = self.watcher.watch(&root.path, RecursiveMode::Recursive)
                // It may have gone again in the meantime.
                && root.path.is_dir()
            {
                return Err(cannot(&root.path, &error.to_string()));
            }
        }
        Ok(())
    }

    /// Waits until something has changed and has been quiet for a moment. Gives whether it did, or `false` after `limit`.
    ///
    /// # Errors
    /// If the system can no longer watch.
    pub(super) fn changed(&mut self, limit: Option<Duration>) -> Result<bool, CliError> {
        let end = limit.map(|limit| Instant::now() + limit);
        loop {
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            match self.next(left.unwrap_or(Duration::from_secs(3600)))? {
                Some(true) => break,
                None if left.is_some_and(|left| left.is_zero()) => return Ok(false),
                Some(false) | None => {}
            }
        }
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE && self.next(QUIET)?.is_some() {}
        // Folders that are new need to be watched before their files are read, or a save in between would be missed.
        if self.roots.iter().all(|root| root.folder.is_dir()) {
            self.arm()?;
        }
        Ok(true)
    }

    /// The next event within some time: whether it concerns what is watched.
    fn next(&self, limit: Duration) -> Result<Option<bool>, CliError> {
        match self.events.recv_timeout(limit) {
            Ok(Ok(event)) => Ok(Some(self.concerns(&event))),
            // What cannot be told exactly may have been a change.
            Ok(Err(_)) => Ok(Some(true)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => {
                Err(cannot(Path::new(""), "watching has stopped"))
            }
        }
    }

    fn concerns(&self, event: &Event) -> bool {
        if event.need_rescan() {
            return true;
        }
        // Reading is an event as well: to react to it would never end.
        if matches!(
            event.kind,
            EventKind::Access(_)
                | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
        ) {
            return false;
        }
        event.paths.iter().any(|path| {
            self.roots.iter().any(|root| {
                // A file of a folder, if it is one that is checked; the root itself; or a folder in which it lies.
                path == &root.path
                    || (path.starts_with(&root.path) && is_ours(path))
                    || root.path.starts_with(path)
            })
        })
    }
}

/// Whether a path inside a watched folder may matter: files that are checked, and folders, which have no ending.
fn is_ours(path: &Path) -> bool {
    path.extension().is_none_or(|ending| ending == "ron")
        && !path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Does the work now and after every change, until the program is ended. Ctrl-C ends it with exit code 0.
///
/// # Errors
/// If the paths cannot be watched.
pub(super) fn watch(paths: &[PathBuf], mut work: impl FnMut()) -> Result<(), CliError> {
    // Whoever ends the watching has what they wanted.
    ctrlc::set_handler(|| std::process::exit(0))
        .map_err(|error| cannot(Path::new(""), &error.to_string()))?;
    let mut watch = Watch::new(paths)?;
    loop {
        work();
        while !watch.changed(None)? {}
    }
}

fn cannot(path: &Path, why: &str) -> CliError {
    CliError::new(
        format!("this cannot be watched: {why}"),
        path.display().to_string(),
        "name a file or folder that is there, or check without --watch",
    )
}

#[cfg(test)]
mod tests;
