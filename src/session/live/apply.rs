//! What each event does to a room. Live and read again, it is the same.

use std::sync::Arc;

use super::kinds::{DecidedBy, SeatJoined, StepOpened};
use super::state::{Decided, Device, Seat, State, Table, Timer};
use super::step::LiveStep;
use crate::session::event::{DecisionTaken, Event, Personal, PlanChanged};

/// Milliseconds in a minute.
const MINUTE: u64 = 60_000;

/// Finds texts by people: nothing if it was removed.
pub(super) type Named<'a> = &'a dyn Fn(&Personal) -> Option<String>;

impl State {
    /// After an event. One that does not fit is a fault of the save.
    pub(super) fn apply(
        &mut self,
        seq: u64,
        at: i64,
        event: &Event,
        named: Named<'_>,
    ) -> Result<(), String> {
        self.seq = seq;
        match event {
            Event::RoomOpened(opened) => {
                self.names = opened.names;
                self.choose = opened.choose;
                self.minutes = opened.minutes;
                self.steps = opened.steps;
                self.timer.left = u64::from(opened.minutes) * MINUTE;
                let tables = usize::from(opened.tables.clamp(1, super::MOST_TABLES));
                if let Some(first) = self.tables.first().cloned() {
                    self.tables.resize(tables.max(self.tables.len()), first);
                }
            }
            Event::AnswersOrdered(set) => {
                for table in &mut self.tables {
                    Arc::make_mut(table).play.order = set.order;
                }
            }
            Event::CodesKept(kept) => self.codes = (named(&kept.console), named(&kept.wall)),
            Event::RoomServed(served) => self.served = Some((served.address.clone(), served.port)),
            Event::NamesListed(listed) => {
                self.names = super::kinds::Names::List;
                self.list = Arc::new(listed.names.iter().map(named).collect());
            }
            Event::NameTaken(taken) => {
                let place = usize::from(taken.place).checked_sub(1);
                let place = place.filter(|&place| place < self.list.len());
                let name = place.and_then(|place| self.list.get(place).cloned().flatten());
                let seat = self.seat_mut(taken.seat)?;
                seat.listed = place;
                seat.name = name;
                seat.cids.name = seat.cids.name.max(taken.cid);
            }
            Event::ObserverSet(set) => {
                self.forget_open_vote(set.seat)?;
                self.seat_mut(set.seat)?.observer = set.on;
            }
            Event::ExpectationsMet(met) => {
                let crisis = self.crisis_at(met.table, &met.crisis)?;
                let seat = self.seat_mut(met.seat)?;
                seat.cids.tick = met.cid;
                if let Some(crisis) = crisis {
                    let at = usize::from(met.table).saturating_sub(1);
                    seat.observed_mut(at, Some(crisis)).met.clone_from(&met.met);
                }
            }
            Event::ObserverNoted(noted) => {
                let crisis = self.crisis_at(noted.table, &noted.crisis)?;
                let text = noted.text.as_ref().and_then(named);
                let seat = self.seat_mut(noted.seat)?;
                seat.cids.note = noted.cid;
                if crisis.is_some() || noted.crisis.is_empty() {
                    let at = usize::from(noted.table).saturating_sub(1);
                    seat.observed_mut(at, crisis).note = text;
                }
            }
            Event::QuestionsSet(set) => self.questions = set.on,
            Event::QuestionsAnswered(made) => self.take_answers(made, named)?,
            Event::ActShown(shown) => self.act = shown.act,
            Event::TableShown(shown) => self.told = Some(shown.table),
            Event::PaceSet(set) => self.until = set.until,
            Event::TableWent(went) => self.seat_mut(went.seat)?.cids.went = went.cid,
            Event::CodeChanged(changed) => self.code.clone_from(&changed.code),
            Event::AccessGiven(given) => self.devices.push(Arc::new(Device {
                access: given.access,
                sha256: given.sha256.clone(),
                asked: Vec::new(),
            })),
            Event::ConsoleAsked(asked) => {
                let at = (asked.device as usize).checked_sub(1);
                if let Some(device) = at.and_then(|at| self.devices.get_mut(at)) {
                    Arc::make_mut(device).remember(asked.cid);
                }
            }
            Event::SeatJoined(joined) => self.joined(joined, named)?,
            Event::SeatRenamed(renamed) => {
                let name = named(&renamed.name);
                let seat = self.seat_mut(renamed.seat)?;
                seat.name = name;
                seat.cids.name = renamed.cid;
            }
            Event::SeatMoved(moved) => {
                let table = usize::from(moved.table).checked_sub(1);
                let table = table.filter(|&table| table < self.tables.len());
                let table = table.ok_or("there is no such table")?;
                self.forget_open_vote(moved.seat)?;
                let seat = self.seat_mut(moved.seat)?;
                seat.table = table;
                seat.cids.table = moved.cid.unwrap_or(seat.cids.table);
            }
            Event::SeatRemoved(removed) => {
                self.forget_open_vote(removed.seat)?;
                let seat = self.seat_mut(removed.seat)?;
                seat.removed = true;
                let token = seat.sha256.clone();
                Arc::make_mut(&mut self.tokens).remove(&token);
            }
            Event::SeatHanded(handed) => {
                let seat = self.seat_mut(handed.seat)?;
                let old = std::mem::replace(&mut seat.sha256, handed.sha256.clone());
                let tokens = Arc::make_mut(&mut self.tokens);
                tokens.remove(&old);
                tokens.insert(handed.sha256.clone(), handed.seat);
            }
            Event::RoomLocked(locked) => self.locked = locked.on,
            Event::StepsSet(set) => self.steps = set.steps,
            Event::RoomShown(shown) => {
                if shown.paused && !self.paused {
                    self.ran = self.timer.since.is_some();
                    self.timer = Timer {
                        left: self.timer.left(at),
                        since: None,
                    };
                } else if !shown.paused && self.paused && self.ran {
                    self.timer.since = Some(at);
                }
                self.paused = shown.paused;
                self.black = shown.black;
            }
            Event::TimerSet(set) => {
                self.timer = Timer {
                    left: set.left,
                    since: set.running.then_some(at),
                };
                self.ran = false;
            }
            Event::StepOpened(opened) => self.opened(opened, at)?,
            Event::Tied(tied) => {
                let table = self.table_mut(tied.table)?;
                let find = |id: &String| table.play.story().find_response(&tied.crisis, id);
                table.tied = tied.responses.iter().filter_map(find).collect();
                table.speaker = tied.speaker;
            }
            Event::TableDecided(decided) => {
                let table = self.table_mut(decided.table)?;
                if let Some(crisis) = table.play.story().find_crisis(&decided.crisis) {
                    let spoke = decided.by == DecidedBy::Speaker;
                    let how = Decided {
                        crisis,
                        by: decided.by,
                        speaker: table.speaker.filter(|_| spoke),
                        rounds: table.round,
                    };
                    // The decision itself is the event after this one.
                    let taken = table.play.turns.len();
                    table.decided.resize(taken, None);
                    table.decided.push(Some(how));
                }
            }
            Event::Decision(taken) => {
                self.decisions.push(seq);
                self.decided(1, taken)?;
            }
            Event::TableDecision(taken) => self.decided(taken.table, &taken.decision)?,
            Event::TakenBack(_) => {
                self.decisions.pop();
                self.took_back(1)?;
            }
            Event::TableTakenBack(back) => self.took_back(back.table)?,
            Event::PlanChanged(changed) => self.planned(changed)?,
            Event::Vote(vote) => {
                let position = usize::from(vote.table).wrapping_sub(1);
                let table = self.tables.get(position).ok_or("there is no such table")?;
                let story = table.play.story();
                let crisis = story.find_crisis(&vote.crisis);
                let response = story.find_response(&vote.crisis, &vote.response);
                let seat = self.seat_mut(vote.seat)?;
                seat.cids.vote = vote.cid;
                // An edited scenario may have dropped them.
                if let (Some(crisis), Some(response)) = (crisis, response) {
                    let round = usize::from(vote.round == 2);
                    seat.answer_mut(position, crisis).votes[round] = Some(response);
                }
            }
            Event::SeatPredicted(made) => {
                let (position, crisis) = self.of_seat(made.seat, &made.crisis)?;
                let play = &self.tables[position].play;
                let mut meters = play.meters(play.now.state.values()).into_iter();
                let meter = meters.position(|meter| meter.id == made.meter);
                let seat = self.seat_mut(made.seat)?;
                seat.cids.predict = made.cid;
                if let (Some(crisis), Some(meter)) = (crisis, meter) {
                    seat.answer_mut(position, crisis).prediction = Some((meter, made.way));
                }
            }
            Event::HatNamed(named) => {
                let (position, crisis) = self.of_seat(named.seat, &named.crisis)?;
                let seat = self.seat_mut(named.seat)?;
                seat.cids.hat = named.cid;
                if let Some(crisis) = crisis {
                    seat.answer_mut(position, crisis).hat = Some(named.hat);
                }
            }
            Event::Committed(made) => {
                let text = made.text.as_ref().and_then(named);
                let seat = self.seat_mut(made.seat)?;
                seat.cids.commit = made.cid;
                seat.commitment = text;
            }
            Event::Counted(counted) => {
                let table = self.table_mut(counted.table)?;
                let story = table.play.story();
                let crisis = story.find_crisis(&counted.crisis);
                let response = story.find_response(&counted.crisis, &counted.response);
                if let (Some(crisis), Some(response)) = (crisis, response) {
                    let key = (crisis, counted.round, response, counted.ballot);
                    table.counted.insert(key, counted.count);
                }
            }
            Event::Injected(injected) => {
                for (at, table) in self.tables.iter_mut().enumerate() {
                    if injected.table.is_none_or(|to| usize::from(to) == at + 1) {
                        Arc::make_mut(table).injects.push(injected.clone());
                    }
                }
            }
            Event::Begun(_)
            | Event::Edition(_)
            | Event::Note(_)
            | Event::Removed(_)
            | Event::Tagged(_)
            | Event::OwnCommitted(_)
            | Event::CommitmentKept(_) => {}
        }
        Ok(())
    }

    fn joined(&mut self, joined: &SeatJoined, named: Named<'_>) -> Result<(), String> {
        if joined.seat as usize != self.seats.len() + 1 {
            return Err(format!("seat {} is not the next one", joined.seat));
        }
        let position = usize::from(joined.table).wrapping_sub(1);
        let table = self.tables.get(position).ok_or("there is no such table")?;
        let seats = &table.play.story().raw().seats;
        let brief = joined.brief.as_ref();
        self.seats.push(Arc::new(Seat {
            number: joined.seat,
            table: position,
            name: joined.name.as_ref().and_then(named),
            brief: brief.and_then(|id| seats.iter().position(|seat| seat.id == *id)),
            removed: false,
            observer: false,
            listed: None,
            sha256: joined.sha256.clone(),
            cids: super::state::Cids::default(),
            answers: Vec::new(),
            commitment: None,
            observed: Vec::new(),
            given: Vec::new(),
        }));
        Arc::make_mut(&mut self.tokens).insert(joined.sha256.clone(), joined.seat);
        Ok(())
    }

    fn opened(&mut self, opened: &StepOpened, at: i64) -> Result<(), String> {
        let position = usize::from(opened.table).wrapping_sub(1);
        let table = self.table_mut(opened.table)?;
        table.crisis = table.play.story().find_crisis(&opened.crisis);
        table.step = opened.step;
        if let Some(round) = opened.step.round() {
            table.round = round;
        }
        if opened.step != LiveStep::Tie {
            table.tied.clear();
            table.speaker = None;
        }
        if opened.fresh {
            table.round = 1;
            table.injects.clear();
            if let Some(crisis) = table.crisis {
                table.counted.retain(|(counted, ..), _| *counted != crisis);
                for seat in &mut self.seats {
                    if seat.answer(position, crisis).is_some() {
                        let old =
                            |a: &super::state::Answer| a.table == position && a.crisis == crisis;
                        Arc::make_mut(seat).answers.retain(|a| !old(a));
                    }
                }
            }
            self.began = self.began.or(Some(at));
        }
        Ok(())
    }

    fn decided(&mut self, table: u16, taken: &DecisionTaken) -> Result<(), String> {
        let table = self.table_mut(table)?;
        let response = table.play.check(&taken.crisis, &taken.response);
        let response = response.map_err(|refused| refused.to_string())?;
        let ahead = table.play.ahead(response);
        let ahead = ahead.map_err(|_| "it cannot be given".to_owned())?;
        table.play.accept(response, ahead);
        table.grades.push(taken.grade);
        table.decided.resize(table.play.turns.len(), None);
        Ok(())
    }

    fn took_back(&mut self, table: u16) -> Result<(), String> {
        self.epoch += 1;
        let table = self.table_mut(table)?;
        table.play.take_back();
        table.grades.truncate(table.play.turns.len());
        table.decided.truncate(table.play.turns.len());
        Ok(())
    }

    fn planned(&mut self, changed: &PlanChanged) -> Result<(), String> {
        for table in &mut self.tables {
            let under = table.play.under(changed.plan.clone());
            let under = under.map_err(|refused| refused.to_string())?;
            Arc::make_mut(table).play = under;
        }
        Ok(())
    }

    /// A seat that goes leaves no vote in a crisis that is still asked.
    fn forget_open_vote(&mut self, seat: u32) -> Result<(), String> {
        let position = self.seat_mut(seat)?.table;
        let asked = self.tables.get(position).filter(|table| table.step.asks());
        if let Some(crisis) = asked.and_then(|table| table.crisis) {
            let seat = self.seat_mut(seat)?;
            let open = |a: &super::state::Answer| a.table == position && a.crisis == crisis;
            seat.answers.retain(|a| !open(a));
        }
        Ok(())
    }

    /// The table of a seat, and a crisis by its id.
    fn of_seat(
        &mut self,
        seat: u32,
        crisis: &str,
    ) -> Result<(usize, Option<crate::engine::CrisisIx>), String> {
        let position = self.seat_mut(seat)?.table;
        let table = self.tables.get(position).ok_or("there is no such table")?;
        Ok((position, table.play.story().find_crisis(crisis)))
    }

    /// A crisis by its id, at a table.
    fn crisis_at(
        &self,
        table: u16,
        crisis: &str,
    ) -> Result<Option<crate::engine::CrisisIx>, String> {
        let position = usize::from(table).wrapping_sub(1);
        let table = self.tables.get(position).ok_or("there is no such table")?;
        Ok(table.play.story().find_crisis(crisis))
    }

    pub(super) fn table_mut(&mut self, table: u16) -> Result<&mut Table, String> {
        let position = usize::from(table).wrapping_sub(1);
        let table = self.tables.get_mut(position);
        table
            .map(Arc::make_mut)
            .ok_or_else(|| "there is no such table".to_owned())
    }

    pub(super) fn seat_mut(&mut self, seat: u32) -> Result<&mut Seat, String> {
        let position = (seat as usize).wrapping_sub(1);
        let found = self.seats.get_mut(position);
        found
            .map(Arc::make_mut)
            .ok_or_else(|| format!("there is no seat {seat}"))
    }
}
