//! A workshop with a show of hands: one playthrough, one room, one facilitator who types in what the room says.
//!
//! Every accepted intent is in the journal before it happens, with the state that comes of it: a workshop that is killed stands where it
//! stood. There is no clock in here; whoever calls says what time it is.

mod intent;
mod notes;
mod restore;
mod reveal;
mod rules;
mod show;
mod state;
mod told;
mod view;

use std::path::Path;

pub use super::room::{BadRoom, Room};
pub use super::way::Way;
pub use intent::{Open, RoomError, RoomIntent, RoomRefused};
pub(super) use notes::notes;
pub use restore::rounds;
pub(super) use reveal::{moved, percents, verdict};
pub use state::{By, Prediction, RoomStep, Round};
pub use told::told;
pub use view::{
    AskedView, JudgedView, MovedView, NotesView, PredictionView, PresenterView, ProjectorView,
    ResponseNotes, RevealView, RoomStage, SplitView, TensionView, TimerView, Verdict,
};

use self::rules::Act;
use self::state::State;
use super::{Note, ReloadError, SaveError, ScenarioVersion, Session, SessionError, Start};
use crate::content::{Library, Source};
use crate::engine::AnswerOrder;

/// A session of one room.
#[derive(Debug)]
pub struct Workshop {
    session: Session,
    state: State,
    room: Room,
    /// How the room came to each decision that counts; nothing where it was taken elsewhere.
    rounds: Vec<Option<Round>>,
}

impl Workshop {
    /// Begins a workshop, and its save. It stands at the briefing.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn start(start: Start, room: Room) -> Result<Self, SaveError> {
        let session = Session::start_in(start, Some(room))?;
        let state = State::briefing(session.playthrough(), room);
        Ok(Self {
            session,
            state,
            room,
            rounds: Vec::new(),
        })
    }

    /// Goes on from the save of a workshop: it stands where it stood. A timer that ran has run on; a scenario that was edited, or decisions
    /// that were taken in another window, begin the discussion of the crisis at hand anew.
    ///
    /// # Errors
    /// If the save cannot be opened or is not that of a workshop, or a decision does not fit the scenario as it is now.
    pub fn resume(
        path: &Path,
        library: &Library,
        texts: ScenarioVersion,
    ) -> Result<Self, SessionError> {
        let (session, record) = Session::resume_with(path, library, texts)?;
        let Some(room) = record.meta.room else {
            return Err(SessionError::NoRoom(path.to_owned()));
        };
        let state = restore::state(&record, &session, room, path)?;
        Ok(Self {
            session,
            state,
            room,
            rounds: rounds(&record),
        })
    }

    /// Shows answers in this order from now on.
    ///
    /// # Errors
    /// If it could not be saved. Nothing has changed then.
    pub fn order_answers(&mut self, order: AnswerOrder) -> Result<(), SaveError> {
        self.session.order_answers(order)?;
        let state = self.state.clone();
        self.state = restore::fitted(state, &self.session, self.room);
        Ok(())
    }

    /// Checks an intent, saves it with what comes of it, and only then lets it happen. `now` is the time in milliseconds since 1970 (UTC).
    ///
    /// # Errors
    /// If it does not fit at this moment, or could not be saved. Nothing has changed then.
    pub fn submit(&mut self, intent: &RoomIntent, now: i64) -> Result<(), RoomError> {
        let (state, act) = self.check(intent, now)?;
        let note = Note {
            decision: None,
            intent: json(intent),
            state: json(&state),
            at: now,
        };
        match act {
            Act::Stay => self.session.note(&note)?,
            Act::Decide(response) => {
                self.session.decide(response, Some(&note))?;
                self.rounds.push(state.round());
            }
            Act::TakeBack => {
                self.session.take_back(Some(&note))?;
                self.rounds.pop();
            }
            Act::Plan(change, ahead) => self.session.change_plan(&change, *ahead, Some(&note))?,
        }
        self.state = state;
        Ok(())
    }

    /// Goes on with an edited scenario, as [`Session::reload`] does. What was typed in for the crisis at hand stays where it fits.
    ///
    /// # Errors
    /// If the text has mistakes, is another scenario, or a decision does not fit it. Nothing has changed then.
    pub fn reload(&mut self, source: &Source) -> Result<bool, ReloadError> {
        let changed = self.session.reload(source)?;
        if changed {
            let state = std::mem::replace(
                &mut self.state,
                State::briefing(self.session.playthrough(), self.room),
            );
            self.state = restore::fitted(state, &self.session, self.room);
        }
        Ok(changed)
    }

    /// The playthrough.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The playthrough, for a debrief; the workshop is closed with that.
    #[must_use]
    pub fn into_session(self) -> Session {
        self.session
    }

    /// The step that it is at.
    #[must_use]
    pub const fn step(&self) -> RoomStep {
        self.state.step
    }

    /// The room as it was set up; [`ProjectorView::room`] says how many are in it now.
    #[must_use]
    pub const fn room(&self) -> Room {
        self.room
    }

    /// How the room came to each decision that counts; nothing where it was taken elsewhere, as in the terminal.
    #[must_use]
    pub fn rounds(&self) -> &[Option<Round>] {
        &self.rounds
    }

    /// The timer at this moment: cheap enough for every frame, unlike the views.
    #[must_use]
    pub fn timer(&self, now: i64) -> TimerView {
        TimerView {
            left: self.state.timer.left(now),
            running: self.state.timer.since.is_some(),
        }
    }
}

/// A value of this module as JSON.
fn json<T: serde::Serialize>(value: &T) -> serde_json::Value {
    serde_json::to_value(value).expect("intents and states hold nothing that JSON cannot")
}

#[cfg(test)]
mod tests;
