//! The list of scenarios: what there is, what is broken, and how well each has been played. Read on a task, so that no frame waits for a disk.

mod listing;

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};
use bevy::window::RequestRedraw;

use crate::app::data::files::{Edited, FileWatcher};
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::app::step::Step;
use listing::{Places, Stamp};

pub(crate) use listing::name as file_name;
pub use listing::{Entry, Listing, Unfinished, role_name};

/// What is asked of the list.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub enum PickerAction {
    /// Only scenarios for this role; nothing for all.
    Filter(Option<String>),
    /// The scenarios, or the games to go on with.
    Show(Part),
    /// Shows what is wrong with a file, or puts it away again.
    Open(String),
    /// Looks through the folders again.
    Look,
}

/// A part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The scenarios.
    #[default]
    Scenarios,
    /// The games that can be gone on with.
    Unfinished,
}

/// The list of scenarios.
#[derive(Resource, Default)]
pub struct Picker {
    listing: Option<Listing>,
    role: Option<String>,
    part: Part,
    open: Option<String>,
}

/// Looking through the folders.
#[derive(Resource, Default)]
pub struct Search {
    /// Somebody looks at the list.
    watched: bool,
    /// The folders have to be looked through.
    wanted: bool,
    task: Option<Task<Option<Found>>>,
    /// What the listing was read from.
    read: Option<(Places, Stamp)>,
}

struct Found {
    listing: Listing,
    read: (Places, Stamp),
}

impl Picker {
    /// What there is; nothing before the folders have been looked through for the first time.
    #[must_use]
    pub const fn listing(&self) -> Option<&Listing> {
        self.listing.as_ref()
    }

    /// Id of the role that is shown; nothing for all.
    #[must_use]
    pub fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// The part that is shown.
    #[must_use]
    pub const fn part(&self) -> Part {
        self.part
    }

    /// The file whose mistakes are shown.
    #[must_use]
    pub fn open(&self) -> Option<&str> {
        self.open.as_deref()
    }
}

impl Search {
    /// Begins to keep the list up to date.
    pub const fn watch(&mut self) {
        self.watched = true;
        self.wanted = true;
    }

    /// Nobody looks at the list any more.
    pub const fn rest(&mut self) {
        self.watched = false;
    }

    /// Looks through the folders, unless nothing in them has changed.
    fn start(&mut self, places: Places) {
        self.wanted = false;
        let known = self.read.clone();
        self.task = Some(AsyncComputeTaskPool::get().spawn(async move {
            let stamp = listing::stamp(&places);
            let read = (places, stamp);
            (known.as_ref() != Some(&read)).then(|| Found {
                listing: listing::read(&read.0),
                read,
            })
        }));
    }
}

fn places(sources: &Sources, settings: &Settings) -> Places {
    Places {
        folders: sources.library_folders(settings),
        saves: sources.saves_folder(),
    }
}

fn act(
    mut actions: MessageReader<PickerAction>,
    mut picker: ResMut<Picker>,
    mut search: ResMut<Search>,
) {
    for action in actions.read() {
        match action {
            PickerAction::Filter(role) => picker.role.clone_from(role),
            PickerAction::Show(part) => {
                picker.part = *part;
                picker.open = None;
            }
            PickerAction::Open(file) => {
                picker.open = (picker.open.as_ref() != Some(file)).then(|| file.clone());
            }
            PickerAction::Look => search.wanted = true,
        }
    }
}

/// Begins to look when the list is opened, when its folders are others, and when files in them have changed.
fn look(
    settings: Res<Settings>,
    sources: Res<Sources>,
    mut edited: MessageReader<Edited>,
    mut search: ResMut<Search>,
    mut watcher: ResMut<FileWatcher>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let changed = edited.read().count() > 0 || settings.is_changed();
    let places = places(&sources, &settings);
    if search.watched {
        watcher.want("picker", places.folders.clone());
        search.wanted |= changed;
        // What changes while the folders are looked through is looked for afterwards; they are watched before they are.
        if search.wanted && search.task.is_none() {
            if watcher.is_ready() {
                search.start(places);
            } else {
                redraw.write(RequestRedraw);
            }
        }
    } else {
        watcher.want("picker", Vec::new());
    }
}

fn found(
    mut search: ResMut<Search>,
    mut picker: ResMut<Picker>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(task) = search.task.as_mut() else {
        return;
    };
    redraw.write(RequestRedraw);
    let Some(found) = check_ready(task) else {
        return;
    };
    search.task = None;
    let Some(found) = found else { return };
    // A role that no scenario has any more would leave an empty page.
    if let Some(role) = &picker.role
        && !found.listing.scenarios.iter().any(|e| e.role == *role)
    {
        picker.role = None;
    }
    picker.listing = Some(found.listing);
    search.read = Some(found.read);
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Picker>()
        .init_resource::<Search>()
        .add_message::<PickerAction>()
        .add_systems(Update, (act, look, found).chain().in_set(Step::Act));
}
