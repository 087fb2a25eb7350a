//! Which page is open, and what lies under it.

use bevy::prelude::*;

use super::Step;
use super::action::Action;
use super::mistakes::Mistakes;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Screen {
    /// The title.
    #[default]
    Title,
    /// The list of scenarios.
    Picker,
    /// Who you are and what has happened.
    Briefing,
    /// A crisis that asks for a response.
    Crisis,
    /// What came of it.
    Outcome,
    /// What it teaches.
    Debrief,
    /// Setting up a workshop.
    RoomSetup,
    /// A workshop, in whichever phase it is.
    Room,
}

/// A page that lies on another, and is taken off again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// Go on, settings, help, leave.
    Pause,
    /// The keys, and what things mean.
    Help,
    /// The settings.
    Settings,
    /// The team, closer.
    Team,
    /// Notes for whoever leads the talk.
    Notes,
    /// Something went wrong, or has to be said.
    Notice,
}

/// Where to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// To a page, with nothing on it.
    To(Screen),
    /// Lays a page on the one that is open; the same one again takes it off.
    Lay(Overlay),
    /// Takes off what lies on top.
    Off,
}

/// What has to be said on a page of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Notice {
    /// What it is about, in a few words; a page without one is headed with the game's name.
    pub title: Option<String>,
    /// The text; an empty line parts paragraphs.
    pub text: String,
    /// The mistakes of a file that it is about.
    pub mistakes: Option<Mistakes>,
    /// What else can be done about it: a label, and what it asks for. Whoever does it opens a page or takes the notice off.
    pub offer: Option<(String, Action)>,
}

/// Which page is open. Whoever changes it has it drawn again.
#[derive(Resource, Debug, Default)]
pub struct Nav {
    screen: Screen,
    overlays: Vec<Overlay>,
    dirty: bool,
    notice: Option<Notice>,
}

impl Nav {
    /// The page.
    #[must_use]
    pub const fn screen(&self) -> Screen {
        self.screen
    }

    /// What lies on it.
    #[must_use]
    pub fn overlay(&self) -> Option<Overlay> {
        self.overlays.last().copied()
    }

    /// What has to be said.
    #[must_use]
    pub const fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Opens a page.
    pub fn open(&mut self, screen: Screen) {
        self.screen = screen;
        self.overlays.clear();
        self.dirty = true;
    }

    /// Lays something on the page.
    pub fn lay(&mut self, overlay: Overlay) {
        if self.overlay() == Some(overlay) {
            self.off();
        } else {
            self.overlays.retain(|o| *o != overlay);
            self.overlays.push(overlay);
            self.dirty = true;
        }
    }

    /// Takes off what lies on top.
    pub fn off(&mut self) {
        if self.overlays.pop() == Some(Overlay::Notice) {
            self.notice = None;
        }
        self.dirty = true;
    }

    /// Says something on a page of its own.
    pub fn say(&mut self, text: impl Into<String>) {
        self.put(Notice {
            text: text.into(),
            ..Notice::default()
        });
    }

    /// The same, with whatever belongs to it.
    pub fn put(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.overlays.retain(|o| *o != Overlay::Notice);
        self.overlays.push(Overlay::Notice);
        self.dirty = true;
    }

    /// Has the page drawn again.
    pub fn redraw(&mut self) {
        self.dirty = true;
    }

    /// Whether whatever is open has to be drawn now.
    #[must_use]
    pub const fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Whether this page has to be drawn now.
    #[must_use]
    pub fn draws(&self, screen: Screen) -> bool {
        self.dirty && self.overlays.is_empty() && self.screen == screen
    }

    /// Whether this overlay has to be drawn now.
    #[must_use]
    pub fn draws_overlay(&self, overlay: Overlay) -> bool {
        self.dirty && self.overlay() == Some(overlay)
    }
}

/// Runs a system that draws a page, when it has to be drawn.
pub fn draws(screen: Screen) -> impl Fn(Res<Nav>) -> bool + Clone {
    move |nav: Res<Nav>| nav.draws(screen)
}

/// Runs a system that draws an overlay, when it has to be drawn.
pub fn draws_overlay(overlay: Overlay) -> impl Fn(Res<Nav>) -> bool + Clone {
    move |nav: Res<Nav>| nav.draws_overlay(overlay)
}

fn go(mut actions: MessageReader<Action>, mut nav: ResMut<Nav>) {
    for action in actions.read() {
        match action {
            Action::Go(Go::To(screen)) => nav.open(*screen),
            Action::Go(Go::Lay(overlay)) => nav.lay(*overlay),
            Action::Go(Go::Off) => nav.off(),
            _ => {}
        }
    }
}

fn drawn(mut nav: ResMut<Nav>) {
    if nav.dirty {
        nav.dirty = false;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Nav {
        dirty: true,
        ..default()
    })
    .add_systems(Update, (go.in_set(Step::Act), drawn.in_set(Step::Drawn)));
}
