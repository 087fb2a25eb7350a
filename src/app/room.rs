//! A workshop with a show of hands: what it shows, and what the facilitator asks of it. Every rule lives in the session.

mod act;
mod clock;
pub(crate) mod said;
mod setup;

use std::path::{Path, PathBuf};

use bevy::platform::cell::SyncCell;
use bevy::prelude::*;

use super::Step;
use super::nav::{Nav, Screen};
use crate::content::Source;
use crate::session::ReloadError;
use crate::session::workshop::{
    AskedView, PresenterView, ProjectorView, RoomIntent, RoomStage, TimerView, Workshop,
};

pub use clock::Clock;
pub(crate) use clock::{TimerDigits, digits, timer_node};
pub use setup::{Listed, Number, Setup};

/// What is asked of a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomAction {
    /// Takes this scenario for the next one: its id or path.
    Scenario(String),
    /// Sets a number of the next one.
    Set(Number, u16),
    /// As many crises as fit the minutes at hand.
    AsManyAsFit,
    /// Begins it.
    Start,
    /// On from the save of a workshop.
    Resume {
        /// The save.
        file: PathBuf,
        /// With the copy of the scenario in the save.
        stored: bool,
    },
    /// Something that the session decides on.
    Do(RoomIntent),
    /// Starts the timer, or lets it rest.
    Timer,
    /// Makes the projector black, or shows it again.
    Black,
    /// Pauses the session, or goes on.
    Rest,
    /// Lays something on the step at hand, or takes it off.
    Lay(Sheet),
    /// Takes the last decision back.
    TakeBack,
    /// Whether predictions are counted by hands.
    CountPredictions(bool),
    /// Opens the presenter's window, or closes it.
    Presenter,
    /// The debrief of a workshop that is over.
    Debrief,
    /// Leaves it; it can be gone on with later.
    Leave,
}

impl From<RoomIntent> for RoomAction {
    fn from(intent: RoomIntent) -> Self {
        Self::Do(intent)
    }
}

impl From<RoomIntent> for super::action::Action {
    fn from(intent: RoomIntent) -> Self {
        Self::Room(intent.into())
    }
}

/// What lies on the step at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheet {
    /// Nothing.
    #[default]
    None,
    /// Asks whether the last decision is to be taken back.
    Back,
    /// Asks whether the room may see the notes.
    MayNotes,
    /// The notes.
    Notes,
}

/// The workshop at hand.
#[derive(Resource, Default)]
pub struct Room {
    // The save's database may be used by one thread at a time: whoever wants it has the workshop to himself.
    workshop: Option<SyncCell<Workshop>>,
    view: Option<PresenterView>,
    /// The timer, and when it was looked at.
    timer: Option<(TimerView, i64)>,
    sheet: Sheet,
    hint: Option<String>,
    count_predictions: bool,
    /// The file of the scenario, if it is one.
    file: Option<PathBuf>,
}

impl Room {
    /// Everything that may be seen by whoever leads; nothing while there is no workshop.
    #[must_use]
    pub const fn view(&self) -> Option<&PresenterView> {
        self.view.as_ref()
    }

    /// What the room may see.
    #[must_use]
    pub fn projector(&self) -> Option<&ProjectorView> {
        self.view.as_ref().map(|view| &view.projector)
    }

    /// The crisis that asks for a response.
    #[must_use]
    pub fn asked(&self) -> Option<&AskedView> {
        match &self.projector()?.stage {
            RoomStage::Asked(asked) => Some(asked),
            RoomStage::Briefing | RoomStage::Reveal(_) | RoomStage::Over(_) => None,
        }
    }

    /// The timer at this moment, in milliseconds since 1970 (UTC); nothing while there is no workshop.
    #[must_use]
    pub fn timer(&self, now: i64) -> Option<TimerView> {
        let (timer, at) = self.timer?;
        let gone = if timer.running {
            u64::try_from(now.saturating_sub(at)).unwrap_or(0)
        } else {
            0
        };
        Some(TimerView {
            left: timer.left.saturating_sub(gone),
            ..timer
        })
    }

    /// What lies on the step at hand.
    #[must_use]
    pub const fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// Why the last thing that was asked for was not done.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Whether predictions are counted by hands.
    #[must_use]
    pub const fn counts_predictions(&self) -> bool {
        self.count_predictions
    }

    /// The file of the scenario that is played, if it is one: what to watch for edits.
    #[must_use]
    pub fn scenario_file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Takes over an edit of the scenario that is played. Gives whether anything has changed. `now` is in milliseconds since 1970 (UTC).
    ///
    /// # Errors
    /// If the edit cannot be taken over. Nothing has changed then.
    pub fn reload(&mut self, source: &Source, now: i64) -> Result<bool, ReloadError> {
        let Some(workshop) = self.workshop() else {
            return Ok(false);
        };
        let changed = workshop.reload(source)?;
        if changed {
            self.refresh(now);
        }
        Ok(changed)
    }

    /// The session. Whoever changes it calls `refresh` afterwards.
    #[must_use]
    pub fn workshop(&mut self) -> Option<&mut Workshop> {
        self.workshop.as_mut().map(SyncCell::get)
    }

    /// Looks at the session again.
    pub fn refresh(&mut self, now: i64) {
        let seen = self
            .workshop()
            .map(|workshop| (workshop.presenter(now), workshop.timer(now)));
        (self.view, self.timer) = match seen {
            Some((view, timer)) => (Some(view), Some((timer, now))),
            None => (None, None),
        };
    }

    fn take(&mut self, workshop: Workshop, now: i64) {
        *self = Self {
            file: workshop.session().scenario_file().map(Path::to_owned),
            workshop: Some(SyncCell::new(workshop)),
            ..Self::default()
        };
        self.refresh(now);
        self.count_predictions = self
            .asked()
            .is_some_and(|asked| asked.predictions.iter().any(|p| p.hands.is_some()));
    }

    /// Closes the workshop: its save is let go.
    pub fn close(&mut self) {
        *self = Self::default();
    }
}

/// Whoever leaves the room lets its save go.
fn leave(nav: Res<Nav>, mut room: ResMut<Room>) {
    if room.workshop.is_some() && nav.screen() != Screen::Room {
        room.close();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Room>()
        .add_plugins((act::plugin, clock::plugin, setup::plugin))
        .add_systems(Update, leave.after(Step::Act).before(Step::Draw));
}
