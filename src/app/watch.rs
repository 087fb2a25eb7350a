//! Edits while the game runs: the scenario that is played is taken over without losing the play, the list of scenarios is brought up to date.

mod telling;

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

use super::Step;
use super::action::Action;
use super::game::{Game, Shelves};
use super::input::Announcer;
use super::mistakes::Mistakes;
use super::nav::{Nav, Notice, Screen};
use super::room::{Clock, Room};
use super::settings::Settings;
use crate::content::Source;
use crate::session::Stage;

pub use telling::{Telling, Told};

/// Saving is several events within a few milliseconds; a file is read once they have been quiet for so long.
const QUIET: Duration = Duration::from_millis(60);
/// Folders within a library that are watched at most: systems allow only so many.
const MOST_FOLDERS: usize = 200;

/// What is asked of the bar that tells about an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchAction {
    /// Shows every mistake of the edit.
    Show,
    /// Takes the bar off.
    TakeOff,
}

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
pub struct Watched {
    wanted: BTreeMap<&'static str, Vec<PathBuf>>,
    // The receiving end belongs to one thread at a time.
    hand: Option<SyncCell<Hand>>,
    pending: Vec<PathBuf>,
    since: Option<Instant>,
}

struct Hand {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    armed: BTreeSet<PathBuf>,
}

impl Watched {
    /// Watches the folders of these files, and these folders, for one part of the game, in place of what it wanted before.
    pub fn want(&mut self, who: &'static str, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            self.wanted.remove(who);
        } else {
            self.wanted.insert(who, paths);
        }
    }

    fn wants(&self, who: &str) -> &[PathBuf] {
        self.wanted.get(who).map_or(&[], Vec::as_slice)
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
        if self.hand.is_none() {
            if folders.is_empty() {
                return;
            }
            self.hand = hand(wake).map(SyncCell::new);
        }
        let Some(hand) = self.hand.as_mut().map(SyncCell::get) else {
            return;
        };
        for folder in hand.armed.difference(&folders) {
            // It may be gone.
            let _ = hand.watcher.unwatch(folder);
        }
        // What is watched already is watched anew: it may have been deleted and made again.
        hand.armed = folders
            .into_iter()
            .filter(|folder| {
                hand.watcher
                    .watch(folder, RecursiveMode::NonRecursive)
                    .is_ok()
            })
            .collect();
    }

    /// What has changed and been quiet for a moment.
    fn heard(&mut self) -> Option<Edited> {
        let hand = self.hand.as_mut().map(SyncCell::get)?;
        for event in hand.events.try_iter() {
            match event {
                Ok(event) if !concerns(&event) => continue,
                Ok(event) => self.pending.extend(event.paths),
                // What cannot be told exactly may have been anything.
                Err(_) => self.pending.extend(hand.armed.iter().cloned()),
            }
            self.since = Some(Instant::now());
        }
        self.since.filter(|since| since.elapsed() >= QUIET)?;
        self.since = None;
        Some(Edited(std::mem::take(&mut self.pending)))
    }
}

fn hand(wake: Option<Box<dyn Fn() + Send>>) -> Option<Hand> {
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
    Some(Hand {
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

/// What there is to watch now: the scenario that is played, and the folders of the list while it is open.
fn want(
    nav: Res<Nav>,
    game: Res<Game>,
    room: Res<Room>,
    settings: Res<Settings>,
    shelves: Res<Shelves>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut watched: ResMut<Watched>,
    mut told: ResMut<Told>,
) {
    let file: Vec<PathBuf> = game
        .scenario_file()
        .or_else(|| room.scenario_file())
        .map(Path::to_owned)
        .into_iter()
        .collect();
    if game.view().is_none() && told.0.is_some() && nav.screen() != Screen::Room {
        told.0 = None;
    }
    let folders = if nav.screen() == Screen::Picker {
        shelves.library_folders(&settings)
    } else {
        Vec::new()
    };
    if watched.wants("game") == file && watched.wants("picker") == folders {
        return;
    }
    watched.want("game", file);
    watched.want("picker", folders);
    watched.arm(proxy.map(|proxy| waker(&proxy)));
}

fn waker(proxy: &EventLoopProxyWrapper) -> Box<dyn Fn() + Send> {
    let proxy = (**proxy).clone();
    Box::new(move || {
        // A loop that has ended needs no waking.
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    })
}

fn hear(
    mut watched: ResMut<Watched>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut out: MessageWriter<Edited>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if watched.hand.is_none() {
        return;
    }
    let heard = watched.bypass_change_detection().heard();
    if let Some(edited) = heard {
        // New folders are watched before their files are read, or a save in between would be missed.
        watched.arm(proxy.map(|proxy| waker(&proxy)));
        out.write(edited);
        redraw.write(RequestRedraw);
    } else if watched.since.is_some() {
        redraw.write(RequestRedraw);
    }
}

/// Takes an edit of the scenario that is played over, and tells what came of it.
fn reload(
    mut edited: MessageReader<Edited>,
    mut game: ResMut<Game>,
    mut room: ResMut<Room>,
    clock: Clock,
    mut told: ResMut<Told>,
    mut nav: ResMut<Nav>,
    mut announcer: ResMut<Announcer>,
) {
    let file = game.scenario_file().or_else(|| room.scenario_file());
    let Some(file) = file.map(Path::to_owned) else {
        edited.clear();
        return;
    };
    // Every one of them is read, so that none is left for later.
    if edited.read().filter(|edit| edit.concerns(&file)).count() == 0 {
        return;
    }
    match Source::read(&file) {
        Ok(source) => {
            let in_room = room.view().is_some();
            let result = if in_room {
                room.reload(&source, clock.now())
            } else {
                game.reload(&source)
            };
            if !in_room && matches!(result, Ok(true)) {
                follow(&game, &mut nav);
            }
            told.tell(result, &mut announcer);
        }
        Err(error) => told.gone(Mistakes::of(&error), &mut announcer),
    }
    nav.redraw();
}

/// An edit may end a game, or begin it anew: the page follows.
fn follow(game: &Game, nav: &mut Nav) {
    let Some(view) = game.view() else { return };
    match (&view.stage, nav.screen(), view.last.is_some()) {
        (Stage::End(_), Screen::Crisis, _) => nav.open(Screen::Debrief),
        (Stage::Crisis(_), Screen::Debrief, _) | (_, Screen::Outcome, false) => {
            nav.open(Screen::Crisis);
        }
        _ => {}
    }
}

fn act(mut actions: MessageReader<Action>, mut told: ResMut<Told>, mut nav: ResMut<Nav>) {
    for action in actions.read() {
        match action {
            Action::Watch(WatchAction::Show) => {
                if let Some(telling) = &told.0 {
                    nav.put(Notice {
                        title: Some("The edit is not taken over".to_owned()),
                        text: telling.text.clone(),
                        mistakes: telling.mistakes.clone(),
                        offer: None,
                    });
                }
            }
            Action::Watch(WatchAction::TakeOff) => {
                told.0 = None;
                nav.redraw();
            }
            _ => {}
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Watched>()
        .init_resource::<Told>()
        .add_message::<Edited>()
        .add_systems(
            Update,
            (
                want.run_if(
                    resource_changed::<Nav>
                        .or_else(resource_changed::<Game>)
                        .or_else(resource_changed::<Settings>),
                ),
                hear,
                reload,
                act,
            )
                .chain()
                .in_set(Step::Act),
        );
}
