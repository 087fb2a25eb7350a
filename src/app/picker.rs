//! The list of scenarios: what there is, what is broken, and how well each has been played. Read on a task, so that no frame waits for a disk.

mod listing;

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};
use bevy::window::RequestRedraw;

use super::Step;
use super::action::Action;
use super::game::Shelves;
use super::nav::{Nav, Screen};
use super::settings::Settings;
use super::watch::Edited;
use listing::{Places, Stamp};

pub(crate) use listing::name as file_name;
pub use listing::{Entry, Listing, Unfinished, role_name};

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// What the listing was read from.
    read: Option<(Places, Stamp)>,
    task: Option<Task<Option<Found>>>,
    /// Something changed while it was being read.
    again: bool,
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

    /// Looks through the folders, unless nothing in them has changed.
    fn look(&mut self, places: Places) {
        if self.task.is_some() {
            self.again = true;
            return;
        }
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

fn places(shelves: &Shelves, settings: &Settings) -> Places {
    Places {
        folders: shelves.library_folders(settings),
        saves: shelves.saves_folder(),
    }
}

fn act(mut actions: MessageReader<Action>, mut picker: ResMut<Picker>, mut nav: ResMut<Nav>) {
    for action in actions.read() {
        let Action::Picker(action) = action else {
            continue;
        };
        match action {
            PickerAction::Filter(role) => picker.role.clone_from(role),
            PickerAction::Show(part) => {
                picker.part = *part;
                picker.open = None;
            }
            PickerAction::Open(file) => {
                picker.open = (picker.open.as_ref() != Some(file)).then(|| file.clone());
            }
            PickerAction::Look => picker.again = true,
        }
        nav.redraw();
    }
}

/// Begins to look when the list is opened, when its folders are others, and when files in them have changed.
fn look(
    nav: Res<Nav>,
    settings: Res<Settings>,
    shelves: Res<Shelves>,
    mut edited: MessageReader<Edited>,
    mut was_open: Local<bool>,
    mut picker: ResMut<Picker>,
) {
    let is_open = nav.screen() == Screen::Picker;
    let opened = is_open && !*was_open;
    *was_open = is_open;
    let changed = edited.read().count() > 0 || settings.is_changed();
    if is_open && (opened || changed || (picker.again && picker.task.is_none())) {
        picker.again = false;
        let places = places(&shelves, &settings);
        picker.look(places);
    }
}

fn found(
    mut picker: ResMut<Picker>,
    mut nav: ResMut<Nav>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(task) = picker.task.as_mut() else {
        return;
    };
    match check_ready(task) {
        None => {
            redraw.write(RequestRedraw);
        }
        Some(found) => {
            picker.task = None;
            if let Some(found) = found {
                // A role that no scenario has any more would leave an empty page.
                if let Some(role) = &picker.role
                    && !found.listing.scenarios.iter().any(|e| e.role == *role)
                {
                    picker.role = None;
                }
                picker.listing = Some(found.listing);
                picker.read = Some(found.read);
                if nav.screen() == Screen::Picker {
                    nav.redraw();
                }
            }
        }
    }
}

fn looking(picker: Res<Picker>) -> bool {
    picker.task.is_some()
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Picker>().add_systems(
        Update,
        (act, look, found.run_if(looking)).chain().in_set(Step::Act),
    );
}
