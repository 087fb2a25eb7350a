//! What a request leads to, as events, or why it is refused. Nothing here changes anything.

use super::command::Command;
use super::kinds::{
    AccessGiven, Committed, ConsoleAsked, HatNamed, SeatHanded, SeatMoved, SeatPredicted, Vote,
};
use super::refused::LiveRefused;
use super::state::{Seat, State, Table};
use super::step::{Access, LiveStep};
use crate::session::event::{Event, Personal};

/// What is asked of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Somebody wants a seat.
    Join {
        /// The name, normalised; nothing if none was given.
        name: Option<String>,
        /// SHA-256 of the token, in hexadecimal.
        sha256: String,
    },
    /// A device becomes a console or a wall.
    Enter {
        /// Which.
        access: Access,
        /// SHA-256 of its token, in hexadecimal.
        sha256: String,
    },
    /// A seat goes to another device.
    Hand {
        /// The seat.
        seat: u32,
        /// SHA-256 of the new token, in hexadecimal.
        sha256: String,
    },
    /// A command.
    Do {
        /// Whose.
        who: Who,
        /// Its number.
        cid: u64,
        /// The epoch that it was asked in.
        epoch: u32,
        /// What.
        command: Command,
    },
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// A seat.
    Seat(u32),
    /// A console or a wall.
    Device(u32),
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// It counts.
    Done,
    /// This very command was accepted before.
    Again,
    /// A later command of the same kind counts.
    Older,
    /// This seat was taken.
    Seat(u32),
    /// The device has this number.
    Device(u32),
    /// Nothing has changed.
    Refused(LiveRefused),
}

/// What a check needs beside the room.
pub(super) struct Context<'a> {
    pub(super) now: i64,
    /// The edition that decisions are taken with.
    pub(super) edition: usize,
    /// A code that nobody knows yet.
    pub(super) code: &'a str,
    /// Puts a text by a person beside the chain. Called only where the event that names it follows.
    pub(super) personal: &'a mut dyn FnMut(&str) -> Personal,
}

pub(super) type Checked = Result<Vec<Event>, LiveRefused>;

/// What is to be done, or what is known already.
pub(super) enum Outcome {
    Events(Vec<Event>, Reply),
    Known(Reply),
}

impl State {
    pub(super) fn check(
        &self,
        request: &Request,
        context: &mut Context<'_>,
    ) -> Result<Outcome, LiveRefused> {
        let done = |events| Ok(Outcome::Events(events, Reply::Done));
        match request {
            Request::Join { name, sha256 } => self.join(name.as_deref(), sha256, context),
            Request::Enter { access, sha256 } => {
                let device = self.devices.len() as u32 + 1;
                let given = AccessGiven {
                    access: *access,
                    device,
                    sha256: sha256.clone(),
                };
                Ok(Outcome::Events(vec![given.into()], Reply::Device(device)))
            }
            Request::Hand { seat, sha256 } => {
                self.seat(*seat).ok_or(LiveRefused::Unknown("seat"))?;
                let (seat, sha256) = (*seat, sha256.clone());
                done(vec![SeatHanded { seat, sha256 }.into()])
            }
            Request::Do {
                who: Who::Seat(seat),
                cid,
                epoch,
                command,
            } => {
                if command.access() == [Access::Console] {
                    return Err(LiveRefused::NotAllowed);
                }
                let seat = self.seat(*seat).ok_or(LiveRefused::Unknown("seat"))?;
                let access = if seat.observer {
                    Access::Observer
                } else {
                    Access::Seat
                };
                if !command.access().contains(&access) {
                    return Err(LiveRefused::NotAllowed);
                }
                if let Some(known) = self.known(seat, *cid, command) {
                    return Ok(Outcome::Known(known));
                }
                self.by_seat(seat, *cid, *epoch, command, context)
                    .and_then(done)
            }
            Request::Do {
                who: Who::Device(number),
                cid,
                epoch,
                command,
            } => {
                let at = (*number as usize).wrapping_sub(1);
                let device = self.devices.get(at);
                let device = device.ok_or(LiveRefused::Unknown("device"))?;
                if device.access != Access::Console || command.access() != [Access::Console] {
                    return Err(LiveRefused::NotAllowed);
                }
                if device.asked.contains(cid) {
                    return Ok(Outcome::Known(Reply::Again));
                }
                if self.paused && !command.while_paused() {
                    return Err(LiveRefused::Paused);
                }
                let mut events = vec![Event::from(ConsoleAsked {
                    device: *number,
                    cid: *cid,
                    command: command.name().to_owned(),
                })];
                events.extend(self.by_console(*epoch, command, context)?);
                done(events)
            }
        }
    }

    /// What became of a command that was known already: of each kind, the one with the highest number counts.
    fn known(&self, seat: &Seat, cid: u64, command: &Command) -> Option<Reply> {
        let cids = seat.cids;
        let last = match command {
            Command::Vote { .. } => cids.vote,
            Command::Predict { .. } => cids.predict,
            Command::NameHat { .. } => cids.hat,
            Command::Rename { .. } => cids.name,
            Command::ChooseTable { .. } => cids.table,
            Command::Commit { .. } => cids.commit,
            Command::Tick { .. } => cids.tick,
            Command::Note { .. } => cids.note,
            Command::Answer { .. } => cids.answer,
            Command::GoOn { from, number } => {
                let table = self.tables.get(seat.table)?;
                // Somebody else at the table was quicker.
                let left = table.step != *from || table.number() != *number;
                return match cid.cmp(&cids.went) {
                    std::cmp::Ordering::Equal => Some(Reply::Again),
                    std::cmp::Ordering::Less => Some(Reply::Older),
                    std::cmp::Ordering::Greater => left.then_some(Reply::Older),
                };
            }
            // The first one decides: it comes again if it did that.
            _ => {
                let table = self.tables.get(seat.table)?;
                let decided = table.decided.last().copied().flatten()?;
                let taken = table.play.turns.last()?;
                let Command::BreakTie { crisis, response } = command else {
                    return None;
                };
                let story = table.play.story();
                let same = table.step == LiveStep::Reveal
                    && decided.speaker == Some(seat.number)
                    && story.find_response(crisis, response) == Some(taken.response);
                return same.then_some(Reply::Again);
            }
        };
        match cid.cmp(&last) {
            std::cmp::Ordering::Less => Some(Reply::Older),
            std::cmp::Ordering::Equal => Some(Reply::Again),
            std::cmp::Ordering::Greater => None,
        }
    }

    fn by_seat(
        &self,
        seat: &Seat,
        cid: u64,
        epoch: u32,
        command: &Command,
        context: &mut Context<'_>,
    ) -> Checked {
        if self.paused && !command.while_paused() {
            return Err(LiveRefused::Paused);
        }
        let table = self.tables.get(seat.table);
        let table = table.ok_or(LiveRefused::Unknown("table"))?;
        let number = seat.number;
        let event: Event = match command {
            Command::Vote {
                crisis,
                round,
                response,
            } => {
                self.asks(table, crisis, epoch, command)?;
                if table.step.round() != Some(*round) {
                    return Err(LiveRefused::Closed);
                }
                offered(table, crisis, response)?;
                Vote {
                    seat: number,
                    cid,
                    table: seat.table as u16 + 1,
                    crisis: crisis.clone(),
                    round: *round,
                    response: response.clone(),
                }
                .into()
            }
            Command::Predict { crisis, meter, way } => {
                self.asks(table, crisis, epoch, command)?;
                let mut meters = table.play.meters(table.play.now.state.values()).into_iter();
                if !meters.any(|known| known.id == *meter) {
                    return Err(LiveRefused::Unknown("meter"));
                }
                SeatPredicted {
                    seat: number,
                    cid,
                    crisis: crisis.clone(),
                    meter: meter.clone(),
                    way: *way,
                }
                .into()
            }
            Command::NameHat { crisis, hat } => {
                self.asks(table, crisis, epoch, command)?;
                let answer = table.crisis.and_then(|c| seat.answer(seat.table, c));
                if answer.and_then(|a| a.vote(table.round)).is_none() {
                    let why = "this seat has not voted".to_owned();
                    return Err(LiveRefused::NotNow(why));
                }
                HatNamed {
                    seat: number,
                    cid,
                    crisis: crisis.clone(),
                    hat: *hat,
                }
                .into()
            }
            Command::BreakTie { crisis, response } => {
                self.asks(table, crisis, epoch, command)?;
                if table.speaker != Some(number) {
                    return Err(LiveRefused::NotAllowed);
                }
                return self.break_tie(seat.table, table, response, context);
            }
            Command::Rename { name } => return self.rename(number, cid, name, context),
            Command::GoOn { .. } => return self.go_on(seat, table, cid, epoch, command, context),
            Command::Answer { when, answers } => {
                return self.answered(seat, table, cid, *when, answers, context);
            }
            Command::Tick { crisis, met } => {
                self.asks(table, crisis, epoch, command)?;
                super::observer::ticked(seat, table, cid, met)?
            }
            Command::Note { crisis, text } => {
                self.noted(seat, table, cid, crisis, text, context)?
            }
            Command::ChooseTable { table: to } => {
                if !self.choose || !command.at(table.step) {
                    let why = "tables are not chosen now".to_owned();
                    return Err(LiveRefused::NotNow(why));
                }
                if *to == 0 || usize::from(*to) > self.tables.len() {
                    return Err(LiveRefused::Unknown("table"));
                }
                SeatMoved {
                    seat: number,
                    cid: Some(cid),
                    table: *to,
                }
                .into()
            }
            Command::Commit { text } => Committed {
                seat: number,
                cid,
                text: match text.trim() {
                    "" => None,
                    text if text.chars().count() > 280 => {
                        return Err(LiveRefused::BadText("at most 280 characters"));
                    }
                    text => Some((context.personal)(text)),
                },
            }
            .into(),
            _ => return Err(LiveRefused::NotAllowed),
        };
        Ok(vec![event])
    }

    /// Whether a command belongs to what a table is asked at this moment.
    pub(super) fn asks(
        &self,
        table: &Table,
        crisis: &str,
        epoch: u32,
        command: &Command,
    ) -> Result<(), LiveRefused> {
        if epoch != self.epoch {
            return Err(LiveRefused::Closed);
        }
        if table.crisis_id() != crisis {
            return Err(LiveRefused::OtherCrisis);
        }
        if command.at(table.step) {
            Ok(())
        } else {
            Err(LiveRefused::Closed)
        }
    }
}

/// The response of a crisis, if it is on the screen of a table.
pub(super) fn offered(
    table: &Table,
    crisis: &str,
    response: &str,
) -> Result<crate::engine::ResponseIx, LiveRefused> {
    let found = table.play.story().find_response(crisis, response);
    found
        .filter(|found| table.offered().contains(found))
        .ok_or_else(|| LiveRefused::NotOffered(response.chars().take(60).collect()))
}

/// A text without characters that steer, not empty, of at most so many bytes.
pub(super) fn plain(text: &str, most: usize) -> Result<&str, LiveRefused> {
    let text = text.trim();
    if text.is_empty() || text.len() > most {
        return Err(LiveRefused::BadText("it is empty or too long"));
    }
    if text.chars().any(char::is_control) {
        return Err(LiveRefused::BadText("it has characters that are no text"));
    }
    Ok(text)
}
