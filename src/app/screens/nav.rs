//! Which page is open, and what lies on it.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

use crate::app::kit::{GlobalKey, Look};
use crate::app::play::notice::Notice;
use crate::app::step::Step;

/// A page.
#[derive(States, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Screen {
    /// The title.
    #[default]
    Title,
    /// The list of scenarios.
    Picker,
    /// The games that were played.
    Games,
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
    /// The wall of a room with phones.
    Wall,
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
    /// The scene of the crisis at hand in full, where the page had no room for it.
    Scene,
    /// Every number of the outcome at hand, and what lies behind it.
    Ledger,
    /// What can be changed about the course of the game.
    Plan,
    /// The team, closer.
    Team,
    /// Notes for whoever leads the talk.
    Notes,
    /// Strict figures of the scenario that is played from a file.
    Figures,
    /// Something went wrong, or has to be said.
    Notice,
    /// The window is to be closed while a workshop is on.
    Closing,
}

/// Where to go.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Navigate {
    /// To a page, with nothing on it.
    Open(Screen),
    /// Lays a page on the one that is open; the same one again takes it off.
    Push(Overlay),
    /// Takes off what lies on top.
    Pop,
}

/// Leaves the program.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quit;

/// What lies on the page that is open.
#[derive(Resource, Debug, Default)]
pub struct Overlays {
    stack: Vec<Overlay>,
    notice: Option<Notice>,
}

impl Overlays {
    /// What lies on top.
    #[must_use]
    pub fn top(&self) -> Option<Overlay> {
        self.stack.last().copied()
    }

    /// Whether this page lies on the one that is open, on top or below others.
    #[must_use]
    pub fn lies(&self, overlay: Overlay) -> bool {
        self.stack.contains(&overlay)
    }

    /// What has to be said.
    #[must_use]
    pub const fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    fn push(&mut self, overlay: Overlay) {
        if self.top() == Some(overlay) {
            self.pop();
        } else {
            self.stack.retain(|o| *o != overlay);
            self.stack.push(overlay);
        }
    }

    fn pop(&mut self) {
        if self.stack.pop() == Some(Overlay::Notice) {
            self.notice = None;
        }
    }

    fn clear(&mut self) {
        self.stack.clear();
        self.notice = None;
    }

    fn put(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.stack.retain(|o| *o != Overlay::Notice);
        self.stack.push(Overlay::Notice);
    }
}

/// What every page is drawn for: which one is seen, and how it looks.
#[derive(SystemParam)]
pub struct Seen<'w> {
    screen: Res<'w, State<Screen>>,
    overlays: Res<'w, Overlays>,
    look: Res<'w, Look>,
}

impl Seen<'_> {
    /// Whether this page is seen.
    #[must_use]
    pub fn page(&self, screen: Screen) -> bool {
        *self.screen.get() == screen && self.overlays.top().is_none()
    }

    /// Whether this page is seen, on whichever other.
    #[must_use]
    pub fn overlay(&self, overlay: Overlay) -> bool {
        self.overlays.top() == Some(overlay)
    }

    /// Whether another page is seen than before, or the same in another look.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.screen.is_changed() || self.overlays.is_changed() || self.look.is_changed()
    }
}

/// Draws a page that stays as it is for as long as it is seen.
pub(super) fn opens(screen: Screen) -> impl Fn(Seen) -> bool + Clone {
    move |seen: Seen| seen.page(screen) && seen.is_changed()
}

/// Draws a page that shows a resource: when it is opened, and whenever the resource has changed.
pub(super) fn shows<R: Resource>(screen: Screen) -> impl Fn(Seen, Res<R>) -> bool + Clone {
    move |seen: Seen, shown: Res<R>| seen.page(screen) && (seen.is_changed() | shown.is_changed())
}

/// The same, for a page that lies on another and stays as it is.
pub(super) fn lies(overlay: Overlay) -> impl Fn(Seen) -> bool + Clone {
    move |seen: Seen| seen.overlay(overlay) && seen.is_changed()
}

/// The same, for a page that lies on another and shows a resource.
pub(super) fn lies_showing<R: Resource>(overlay: Overlay) -> impl Fn(Seen, Res<R>) -> bool + Clone {
    move |seen: Seen, shown: Res<R>| {
        seen.overlay(overlay) && (seen.is_changed() | shown.is_changed())
    }
}

fn navigate(
    mut asked: MessageReader<Navigate>,
    mut overlays: ResMut<Overlays>,
    mut next: ResMut<NextState<Screen>>,
) {
    for navigate in asked.read() {
        match navigate {
            Navigate::Open(screen) => {
                overlays.clear();
                NextState::set_if_neq(&mut next, *screen);
            }
            Navigate::Push(overlay) => overlays.push(*overlay),
            Navigate::Pop => overlays.pop(),
        }
    }
}

/// Keys that mean the same on every page.
fn global_keys(
    mut keys: MessageReader<GlobalKey>,
    overlays: Res<Overlays>,
    mut out: MessageWriter<Navigate>,
) {
    for key in keys.read() {
        out.write(match key {
            GlobalKey::Back if overlays.top().is_some() => Navigate::Pop,
            GlobalKey::Back | GlobalKey::Pause => Navigate::Push(Overlay::Pause),
            GlobalKey::Help => Navigate::Push(Overlay::Help),
            GlobalKey::Figures | GlobalKey::Fullscreen => continue,
        });
    }
}

/// What has to be said lies on whatever page is opened in the same frame.
fn put_notices(mut notices: MessageReader<Notice>, mut overlays: ResMut<Overlays>) {
    for notice in notices.read() {
        overlays.put(notice.clone());
    }
}

fn quit(mut asked: MessageReader<Quit>, mut exit: MessageWriter<AppExit>) {
    if asked.read().count() > 0 {
        exit.write(AppExit::Success);
    }
}

/// A page is opened in the frame in which it is asked for, not in the next one.
fn transition(world: &mut World) {
    // There is none only while the app is taken apart.
    let _ = world.try_run_schedule(StateTransition);
}

pub(super) fn plugin(app: &mut App) {
    app.init_state::<Screen>()
        .init_resource::<Overlays>()
        .add_message::<Navigate>()
        .add_message::<Quit>()
        .add_systems(
            Update,
            (
                (quit, global_keys).in_set(Step::Act),
                (navigate, put_notices).chain().in_set(Step::Navigate),
                transition.after(Step::Navigate).before(Step::Draw),
            ),
        );
}
