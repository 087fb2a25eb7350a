//! The workshop at hand: what it shows, what is asked of it, and what has happened to it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bevy::platform::cell::SyncCell;
use bevy::prelude::*;

use super::setup::Number;
use crate::content::Source;
use crate::session::workshop::{
    AskedView, PresenterView, ProjectorView, RoomIntent, RoomStage, TimerView, Workshop,
};
use crate::session::{AnswerOrder, ReloadError};

/// What is asked of a workshop.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub enum RoomAction {
    /// Takes this scenario for the next one: its id or path.
    Scenario(String),
    /// Sets a number of the next one.
    Set(Number, u16),
    /// As many crises as fit the minutes at hand.
    AsManyAsFit,
    /// In which order the next one shows answers.
    Order(AnswerOrder),
    /// Begins it.
    Start,
    /// Something that the session decides on.
    Do(RoomIntent),
    /// Starts the timer, or lets it rest.
    Timer,
    /// Makes the projector black, or shows it again.
    Black,
    /// Pauses the session, or goes on.
    Rest,
    /// Shows this page of the step at hand on the wall, from 0.
    Part(usize),
    /// Lays something on the step at hand, or takes it off.
    Lay(Sheet),
    /// Takes the last decision back.
    TakeBack,
    /// Whether predictions are counted by hands.
    CountPredictions(bool),
    /// Opens the presenter's window, or closes it.
    Presenter,
    /// Shows the wall on the screen with this name.
    Display(String),
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

/// What has happened to a workshop: the page that belongs to it is opened.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomEvent {
    /// It has begun, or goes on from its save.
    Opened,
    /// It is over, and its debrief is wanted.
    Debriefed,
    /// It has been left.
    Left,
}

/// Whether the presenter has a window of their own.
#[derive(Resource, Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct PresenterOpen(pub bool);

/// Whether a room with phones is open.
#[derive(Resource, Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct PhonesOn {
    /// Whether one is.
    pub open: bool,
    /// Until when something runs in it, in milliseconds since 1970 (UTC); nothing while nothing does.
    pub until: Option<i64>,
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
    pub(super) workshop: Option<SyncCell<Workshop>>,
    view: Option<PresenterView>,
    /// The timer, and when it was looked at.
    timer: Option<(TimerView, i64)>,
    pub(super) sheet: Sheet,
    pub(super) hint: Option<String>,
    pub(super) count_predictions: bool,
    /// The page of the step that is on the wall, from 0.
    part: usize,
    /// When it was opened, in milliseconds since 1970 (UTC).
    turned: i64,
    /// The hands before the last ones were typed in, and when those were.
    raced: (BTreeMap<String, u16>, i64),
    /// Minutes of discussion for each crisis.
    minutes: u16,
    /// The file of the scenario, if it is one.
    file: Option<PathBuf>,
    /// How many workshops were at hand before.
    number: u32,
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

    /// The page of the step that is on the wall, from 0.
    #[must_use]
    pub const fn part(&self) -> usize {
        self.part
    }

    /// Seconds since that page was opened.
    #[must_use]
    pub const fn turned(&self, now: i64) -> f32 {
        now.saturating_sub(self.turned) as f32 / 1000.0
    }

    /// Opens a page of the step at hand.
    pub(super) const fn turn_to(&mut self, part: usize, now: i64) {
        self.part = part;
        self.turned = now;
    }

    /// Minutes of discussion for each crisis.
    #[must_use]
    pub const fn minutes(&self) -> u16 {
        self.minutes
    }

    /// Hands for each response, by its id.
    pub(super) fn hands(&self) -> BTreeMap<String, u16> {
        let Some(asked) = self.asked() else {
            return BTreeMap::new();
        };
        let ids = asked.crisis.responses.iter().map(|r| r.id.clone());
        let hands = asked.hands.iter().map(|hands| hands.unwrap_or(0));
        ids.zip(hands).collect()
    }

    /// Remembers how many hands there were before some were typed in.
    pub(super) fn race(&mut self, before: BTreeMap<String, u16>, now: i64) {
        self.raced = (before, now);
    }

    /// How many hands a response had before the last ones were typed in, and how many seconds ago that was.
    #[must_use]
    pub fn raced(&self, response: &str, now: i64) -> (u16, f32) {
        let (before, at) = &self.raced;
        let passed = now.saturating_sub(*at) as f32 / 1000.0;
        (before.get(response).copied().unwrap_or(0), passed)
    }

    /// The file of the scenario that is played, if it is one: what to watch for edits.
    #[must_use]
    pub fn scenario_file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Takes over an edit of the scenario that is played. Returns whether anything has changed. `now` is in milliseconds since 1970 (UTC).
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

    pub(super) fn take(&mut self, workshop: Workshop, now: i64) {
        *self = Self {
            file: workshop.session().scenario_file().map(Path::to_owned),
            minutes: workshop.room().minutes(),
            workshop: Some(SyncCell::new(workshop)),
            number: self.number + 1,
            ..Self::default()
        };
        self.refresh(now);
        self.count_predictions = self
            .asked()
            .is_some_and(|asked| asked.predictions.iter().any(|p| p.hands.is_some()));
    }

    /// The number of the workshop since the program began: pages of two workshops are two pages, whatever is on them.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Closes the workshop: its save is let go.
    pub fn close(&mut self) {
        *self = Self {
            number: self.number,
            ..Self::default()
        };
    }
}
