//! A room and its save: requests in, events on the disk, and only then answers out.

use std::collections::BTreeMap;
use std::path::Path;

use rand::TryRng;

use super::kinds::{CodeChanged, RoomOpened};
use super::rules::{Context, Outcome, Reply, Request};
use super::state::State;
use super::step::{Access, LiveStep};
use crate::content::Library;
use crate::engine::AnswerOrder;
use crate::session::batch::{Batch, SALT};
use crate::session::event::{AnswersOrdered, Event, Personal};
use crate::session::journal::Journal;
use crate::session::playthrough::Playthrough;
use crate::session::record::Record;
use crate::session::{SaveError, ScenarioVersion, Session, SessionError, Start};

/// A room with phones.
#[derive(Debug)]
pub struct Live {
    pub(super) session: Session,
    pub(super) state: State,
    /// The number of the next text by a person, where nothing is saved.
    personal: i64,
    /// Whether the save was let go.
    closed: bool,
    /// What was reckoned for the debrief.
    pub(super) reckoned: Option<super::acts::Reckoned>,
}

impl Live {
    /// Opens a room, and begins its save. It stands at the briefing.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn start(
        start: Start,
        opened: RoomOpened,
        code: &str,
        now: i64,
    ) -> Result<Self, SaveError> {
        let session = Session::start(start)?;
        let mut live = Self {
            state: State::new(session.play.clone()),
            session,
            personal: 1,
            closed: false,
            reckoned: None,
        };
        let code = CodeChanged {
            code: code.to_owned(),
        };
        live.keep(vec![opened.into(), code.into()], now)?;
        Ok(live)
    }

    /// Shows answers in this order from now on, at all tables.
    ///
    /// # Errors
    /// If it cannot be saved. Nothing has changed then.
    pub fn order_answers(&mut self, order: AnswerOrder, now: i64) -> Result<(), SaveError> {
        self.keep(vec![AnswersOrdered { order }.into()], now)?;
        self.session.play.order = order;
        Ok(())
    }

    /// Opens the room of a save again: it stands where it stood. Of a game without a room, none can be opened.
    ///
    /// # Errors
    /// If the save cannot be opened, is not that of a room with phones, or a decision does not fit the scenario as it is now.
    pub fn resume(
        path: &Path,
        library: &Library,
        texts: ScenarioVersion,
        now: i64,
    ) -> Result<Self, SessionError> {
        let (session, record) = Session::resume_with(path, library, texts)?;
        if !is_room(&record) {
            return Err(SessionError::NoRoom(path.to_owned()));
        }
        let state = replayed(&session.play, &record)
            .map_err(|why| SaveError::Corrupt(path.to_owned(), why))?;
        let mut live = Self {
            state,
            session,
            personal: 1,
            closed: false,
            reckoned: None,
        };
        let mut events = Vec::new();
        for (position, table) in live.state.numbered() {
            // Decisions that were taken without the room begin the crisis at hand anew.
            let fits = match table.step {
                LiveStep::Briefing => table.play.turns.is_empty(),
                LiveStep::Over => table.play.crisis().is_none(),
                LiveStep::Reveal => table.play.turns.last().map(|t| t.crisis) == table.crisis,
                _ => table.play.crisis() == table.crisis,
            };
            if !fits {
                events.extend(live.state.arrives(position, &table.play));
            }
        }
        if !events.is_empty() {
            live.keep(events, now)?;
        }
        Ok(live)
    }

    /// Takes requests in order, writes what comes of all of them at once, and answers each. `now` is the time in milliseconds since 1970
    /// (UTC), `code` six characters that nobody knows yet.
    ///
    /// # Errors
    /// If it could not be saved: then nothing has changed, and none of them was accepted.
    pub fn submit(
        &mut self,
        requests: &[Request],
        now: i64,
        code: &str,
    ) -> Result<Vec<Reply>, SaveError> {
        let mut next = self.state.clone();
        let mut replies = Vec::with_capacity(requests.len());
        let mut batch = self.batch()?;
        let held = self.session.journal.as_ref().map_or(1, Journal::editions);
        let begins = self.session.edition != self.session.saved;
        let mut edition = held.saturating_sub(1);
        for request in requests {
            // Before the first decision that is taken with another edition stands the edition.
            if begins && edition < held && may_decide(request) {
                next.seq = batch.edition(now, &self.session.edition);
                edition = held;
            }
            let checked = next.check(
                request,
                &mut Context {
                    now,
                    edition,
                    code,
                    personal: &mut |text| batch.personal(salt(), text),
                },
            );
            match checked {
                Err(refused) => replies.push(Reply::Refused(refused)),
                Ok(Outcome::Known(reply)) => replies.push(reply),
                Ok(Outcome::Events(events, reply)) => {
                    for event in events {
                        let seq = batch.push(now, event.clone());
                        apply(&mut next, seq, now, &event, &batch)?;
                    }
                    replies.push(reply);
                }
            }
        }
        self.commit(batch, next, edition == held)?;
        Ok(replies)
    }

    /// Writes events that need no check.
    fn keep(&mut self, events: Vec<Event>, now: i64) -> Result<(), SaveError> {
        self.write(now, |_| events)
    }

    /// Writes events that need no check, with texts beside the chain.
    pub(super) fn write(
        &mut self,
        now: i64,
        events: impl FnOnce(&mut Batch) -> Vec<Event>,
    ) -> Result<(), SaveError> {
        let mut next = self.state.clone();
        let mut batch = self.batch()?;
        for event in events(&mut batch) {
            let seq = batch.push(now, event.clone());
            apply(&mut next, seq, now, &event, &batch)?;
        }
        self.commit(batch, next, false)
    }

    fn batch(&self) -> Result<Batch, SaveError> {
        match &self.session.journal {
            Some(journal) => journal.batch(),
            None if self.closed => {
                let why = "it was closed".to_owned();
                Err(SaveError::Unsure(std::path::PathBuf::new(), why))
            }
            None => Ok(Batch::at(
                self.state.seq + 1,
                BTreeMap::new(),
                self.personal,
            )),
        }
    }

    fn commit(&mut self, batch: Batch, next: State, edition: bool) -> Result<(), SaveError> {
        if !batch.events.is_empty() {
            match &mut self.session.journal {
                Some(journal) => journal.append(batch)?,
                None => self.personal = batch.into_known().1,
            }
            if edition {
                self.session.saved = self.session.edition.clone();
            }
        }
        self.state = next;
        Ok(())
    }

    /// The seat that a token proves, by the SHA-256 of it in hexadecimal.
    #[must_use]
    pub fn seat_of(&self, sha256: &str) -> Option<u32> {
        self.state.tokens.get(sha256).copied()
    }

    /// The device that a token proves, by the SHA-256 of it in hexadecimal: what it is, and its number.
    #[must_use]
    pub fn device_of(&self, sha256: &str) -> Option<(Access, u32)> {
        let at = self.state.devices.iter().position(|d| d.sha256 == sha256)?;
        Some((self.state.devices.get(at)?.access, at as u32 + 1))
    }

    /// Whether it is known what is in the save. After an error of the disk it may not be: then only opening it again tells.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        match &self.session.journal {
            Some(journal) => journal.batch().is_ok(),
            None => !self.closed,
        }
    }

    /// Closes the save, so that it can be opened again. Nothing more is accepted here.
    pub fn let_go(&mut self) {
        self.session.journal = None;
        self.closed = true;
    }

    /// The seats that are in the room.
    #[must_use]
    pub fn seats(&self) -> Vec<u32> {
        self.state.present().map(|seat| seat.number).collect()
    }

    /// Whether a seat is in the room, and has not been removed.
    #[must_use]
    pub fn has_seat(&self, seat: u32) -> bool {
        self.state.seat(seat).is_some()
    }

    /// Whether a seat watches.
    #[must_use]
    pub fn is_observer(&self, seat: u32) -> bool {
        self.state.seat(seat).is_some_and(|seat| seat.observer)
    }

    /// The seats that have not done what the step of their table asks for.
    #[must_use]
    pub fn not_through(&self) -> Vec<u32> {
        let state = &self.state;
        let asked = |seat: &&super::state::Seat| {
            let table = state.tables.get(seat.table);
            table.is_some_and(|table| table.step.asks() && !state.is_done(seat))
        };
        state.playing().filter(asked).map(|s| s.number).collect()
    }

    /// At which tables anybody may say that it goes on, by position.
    #[must_use]
    pub fn may_go(&self) -> Vec<bool> {
        let all = 0..self.state.tables.len();
        all.map(|at| self.state.may_go(at)).collect()
    }

    /// The number of the last event.
    #[must_use]
    pub const fn seq(&self) -> u64 {
        self.state.seq
    }

    /// Grows with every decision that is taken back.
    #[must_use]
    pub const fn epoch(&self) -> u32 {
        self.state.epoch
    }

    /// The code to join by.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.state.code
    }

    /// The playthrough of the first table, as the save tells it, and what the save is.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }
}

/// Whether a save is that of a room with phones.
#[must_use]
pub fn is_room(record: &Record) -> bool {
    let mut events = record.entries.iter().map(|entry| &entry.event);
    events.any(|event| matches!(event, Event::RoomOpened(_)))
}

/// Whether a decision can come of a request.
fn may_decide(request: &Request) -> bool {
    use super::command::Command;
    let Request::Do { command, .. } = request else {
        return false;
    };
    matches!(
        command,
        Command::Next { .. }
            | Command::Reveal { .. }
            | Command::Choose { .. }
            | Command::BreakTie { .. }
            | Command::GoOn { .. }
            | Command::Plan(_)
    )
}

/// The room of a save, from its events alone.
pub(super) fn replayed(play: &Playthrough, record: &Record) -> Result<State, String> {
    let fresh = Playthrough::begin_by(
        play.story().clone(),
        play.game().rulebook().clone(),
        record.meta.seed,
        record.begun_by(),
    );
    let mut state = State::new(fresh);
    for entry in &record.entries {
        state
            .apply(entry.seq, entry.at, &entry.event, &|named| {
                record.personal(named).map(str::to_owned)
            })
            .map_err(|why| format!("event {}, \"{}\": {why}", entry.seq, entry.event.kind()))?;
    }
    Ok(state)
}

/// After an event that was checked. What does not fit is a fault of ours, and is said before it is on the disk.
fn apply(
    state: &mut State,
    seq: u64,
    at: i64,
    event: &Event,
    batch: &Batch,
) -> Result<(), SaveError> {
    let named = |named: &Personal| {
        let mut texts = batch.personal.iter();
        let found = texts.find(|(number, ..)| *number == named.personal);
        found.map(|(_, _, text)| text.clone())
    };
    state
        .apply(seq, at, event, &named)
        .map_err(|why| SaveError::Corrupt(std::path::PathBuf::new(), why))
}

/// Random bytes for a text by a person.
pub(super) fn salt() -> [u8; SALT] {
    let mut salt = [0; SALT];
    // A system without random numbers lets nobody join in the first place: tokens are made of them.
    let _ = rand::rngs::SysRng.try_fill_bytes(&mut salt);
    salt
}
