//! Watching files: who edits a scenario finds it in the game a moment later.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use bevy::platform::cell::SyncCell;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use notify::event::{MetadataKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::app::step::Step;

/// Saving is several events within a few milliseconds; a file is read once they have been quiet for so long.
const QUIET: Duration = Duration::from_millis(60);
/// Folders within a library that are watched at most: systems allow only so many.
const MOST_FOLDERS: usize = 200;

/// Files have changed in folders that are watched.
#[derive(Message, Debug, Clone)]
pub struct Edited(Vec<PathBuf>);

impl Edited {
    /// Whether this file may be among them.
    #[must_use]
    pub fn concerns(&self, file: &Path) -> bool {
        let file = resolved(file);
        self.0.is_empty() || self.0.iter().any(|path| file.starts_with(path))
    }
}

/// What is watched. A part of the game that has files of its own adds them here, and reads [`Edited`].
#[derive(Resource, Default)]
pub struct FileWatcher {
    wanted: BTreeMap<&'static str, Vec<PathBuf>>,
    /// Something else is wanted than what is watched.
    stale: bool,
    // The receiving end belongs to one thread at a time.
    system: Option<SyncCell<SystemWatcher>>,
    pending: Vec<PathBuf>,
    since: Option<Instant>,
}

struct SystemWatcher {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    armed: BTreeSet<PathBuf>,
}

impl FileWatcher {
    /// Watches the folders of these files, and these folders, for one part of the game, in place of what it wanted before.
    pub fn want(&mut self, who: &'static str, paths: Vec<PathBuf>) {
        let before = self.wanted.get(who).map_or(&[][..], Vec::as_slice);
        if before == paths {
            return;
        }
        self.stale = true;
        if paths.is_empty() {
            self.wanted.remove(who);
        } else {
            self.wanted.insert(who, paths);
        }
    }

    /// Whether everything that is wanted is watched.
    #[must_use]
    pub const fn is_ready(&self) -> bool {
        !self.stale
    }

    /// The folders to watch.
    fn folders(&self) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        for path in self.wanted.values().flatten() {
            if !path.is_dir() {
                folders.extend(path.parent().map(resolved));
                continue;
            }
            folders.insert(resolved(path));
            let inner = std::fs::read_dir(path).into_iter().flatten();
            let inner = inner.filter_map(|entry| Some(entry.ok()?.path()));
            folders.extend(
                inner
                    .filter(|p| p.is_dir())
                    .take(MOST_FOLDERS)
                    .map(|p| resolved(&p)),
            );
        }
        folders
    }

    /// Watches what is wanted and nothing else. Where a system cannot watch, edits are seen when a page is opened again.
    fn arm(&mut self, wake: Option<Box<dyn Fn() + Send>>) {
        let folders = self.folders();
        if self.system.is_none() {
            if folders.is_empty() {
                return;
            }
            self.system = system_watcher(wake).map(SyncCell::new);
        }
        let Some(system) = self.system.as_mut().map(SyncCell::get) else {
            return;
        };
        for folder in system.armed.difference(&folders) {
            // It may be gone.
            let _ = system.watcher.unwatch(folder);
        }
        // What is watched already is watched anew: it may have been deleted and made again.
        system.armed = folders
            .into_iter()
            .filter(|folder| {
                system
                    .watcher
                    .watch(folder, RecursiveMode::NonRecursive)
                    .is_ok()
            })
            .collect();
    }

    /// What has changed and been quiet for a moment.
    fn heard(&mut self) -> Option<Edited> {
        let system = self.system.as_mut().map(SyncCell::get)?;
        for event in system.events.try_iter() {
            match event {
                Ok(event) if !concerns(&event) => continue,
                Ok(event) => self.pending.extend(event.paths),
                // What cannot be told exactly may have been anything.
                Err(_) => self.pending.extend(system.armed.iter().cloned()),
            }
            self.since = Some(Instant::now());
        }
        self.since.filter(|since| since.elapsed() >= QUIET)?;
        self.since = None;
        Some(Edited(std::mem::take(&mut self.pending)))
    }
}

fn system_watcher(wake: Option<Box<dyn Fn() + Send>>) -> Option<SystemWatcher> {
    let (send, events) = channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let ours = event.as_ref().map_or(true, concerns);
        // Nobody listens any more only when the program ends.
        let _ = send.send(event);
        if let (true, Some(wake)) = (ours, &wake) {
            wake();
        }
    });
    let watcher = watcher
        .inspect_err(|error| warn!("edits of scenarios are not noticed: {error}"))
        .ok()?;
    Some(SystemWatcher {
        watcher,
        events,
        armed: BTreeSet::new(),
    })
}

/// Whether an event may be an edit. Reading is an event as well: to react to it would never end.
fn concerns(event: &Event) -> bool {
    if event.need_rescan() {
        return true;
    }
    if matches!(
        event.kind,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
    ) {
        return false;
    }
    event.paths.iter().any(|path| {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // Folders have no ending.
        !hidden && path.extension().is_none_or(|ending| ending == "ron")
    })
}

/// A path with its folder resolved, as events name it on some platforms.
fn resolved(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(found) = whole.canonicalize() {
        return found;
    }
    match (whole.parent().map(Path::canonicalize), whole.file_name()) {
        (Some(Ok(folder)), Some(name)) => folder.join(name),
        _ => whole,
    }
}

fn waker(proxy: &EventLoopProxyWrapper) -> Box<dyn Fn() + Send> {
    let proxy = (**proxy).clone();
    Box::new(move || {
        // A loop that has ended needs no waking.
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    })
}

fn hear(
    mut watcher: ResMut<FileWatcher>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut out: MessageWriter<Edited>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let heard = watcher.heard();
    // New folders are watched before their files are read, or a save in between would be missed.
    if let Some(edited) = heard {
        watcher.arm(proxy.map(|proxy| waker(&proxy)));
        out.write(edited);
        redraw.write(RequestRedraw);
    } else if watcher.since.is_some() {
        redraw.write(RequestRedraw);
    }
}

fn arm(mut watcher: ResMut<FileWatcher>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    if watcher.stale {
        watcher.stale = false;
        watcher.arm(proxy.map(|proxy| waker(&proxy)));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<FileWatcher>()
        .add_message::<Edited>()
        .add_systems(PreUpdate, hear)
        .add_systems(Update, arm.after(Step::Act).before(Step::Navigate));
}
