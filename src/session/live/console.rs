//! What a console may ask for, beside the steps of a crisis.

use super::command::Command;
use super::kinds::{
    ActShown, CodeChanged, Counted, Injected, ObserverSet, RoomLocked, RoomShown, SeatMoved,
    SeatRemoved, StepsSet, TableShown, TableTakenBack, TimerSet,
};
use super::refused::LiveRefused;
use super::rules::{Checked, Context, offered, plain};
use super::state::{State, Table};
use super::step::LiveStep;
use crate::content::raw::InjectKind;
use crate::session::event::{Event, PlanChanged, TakenBack};
use crate::session::plan::PlanChange;

/// No timer holds more: ten hours, in milliseconds.
const LONGEST: u64 = 600 * 60_000;

/// No more hands or cards for one response.
const MOST_COUNTED: u16 = 2_000;

impl State {
    pub(super) fn by_console(
        &self,
        epoch: u32,
        command: &Command,
        context: &mut Context<'_>,
    ) -> Checked {
        let lead = &self.tables[self.lead()];
        match command {
            Command::Next { from, number } => {
                if lead.step != *from || lead.number() != *number || epoch != self.epoch {
                    return Err(LiveRefused::Already);
                }
                if !command.at(lead.step) {
                    return Err(LiveRefused::NotNow("break the tie first".to_owned()));
                }
                self.next(context)
            }
            Command::Open { step } => self.open(*step, &self.moving(), context.now),
            Command::Reveal { number } => {
                if lead.number() != *number || epoch != self.epoch {
                    return Err(LiveRefused::Already);
                }
                self.reveal(&self.moving(), context)
            }
            Command::StartTimer {} | Command::PauseTimer {} | Command::AddMinute {} => {
                if !command.at(lead.step) {
                    let why = "the timer is for the discussion".to_owned();
                    return Err(LiveRefused::NotNow(why));
                }
                self.set_timer(command, context.now)
            }
            Command::Count {
                table,
                crisis,
                response,
                ballot,
                count,
            } => {
                let (_, at) = self.asked(*table, crisis, epoch, command)?;
                offered(at, crisis, response)?;
                if *count > MOST_COUNTED {
                    return Err(LiveRefused::BadText("at most 2,000"));
                }
                Ok(vec![
                    Counted {
                        table: *table,
                        crisis: crisis.clone(),
                        round: at.round,
                        response: response.clone(),
                        ballot: *ballot,
                        count: *count,
                    }
                    .into(),
                ])
            }
            Command::Choose {
                table,
                crisis,
                response,
            } => {
                let (position, at) = self.asked(*table, crisis, epoch, command)?;
                self.choose(position, at, response, context)
            }
            Command::StepBack { turn } => self.step_back(*turn),
            Command::Plan(change) => self.plan(change, context),
            Command::SetSteps(steps) if *steps == self.steps => Err(LiveRefused::Already),
            Command::SetSteps(steps) => Ok(vec![StepsSet { steps: *steps }.into()]),
            Command::Pause { on } if *on == self.paused => Err(LiveRefused::Already),
            Command::Black { on } if *on == self.black => Err(LiveRefused::Already),
            Command::Lock { on } if *on == self.locked => Err(LiveRefused::Already),
            Command::Pause { on } => Ok(shown(*on, self.black)),
            Command::Black { on } => Ok(shown(self.paused, *on)),
            Command::Lock { on } => Ok(vec![RoomLocked { on: *on }.into()]),
            Command::NewCode {} => {
                let code = context.code.to_owned();
                Ok(vec![CodeChanged { code }.into()])
            }
            Command::RemoveSeat { seat } => {
                self.seat(*seat).ok_or(LiveRefused::Unknown("seat"))?;
                Ok(vec![SeatRemoved { seat: *seat }.into()])
            }
            Command::MoveSeat { seat, table } => {
                let sits = self.seat(*seat).ok_or(LiveRefused::Unknown("seat"))?;
                if *table == 0 || usize::from(*table) > self.tables.len() {
                    return Err(LiveRefused::Unknown("table"));
                }
                if sits.table + 1 == usize::from(*table) {
                    return Err(LiveRefused::Already);
                }
                Ok(vec![
                    SeatMoved {
                        seat: *seat,
                        cid: None,
                        table: *table,
                    }
                    .into(),
                ])
            }
            Command::Inject {
                id,
                kind,
                from,
                text,
                table,
            } => self.inject(id.as_deref(), *kind, from, text, *table),
            Command::Observe { seat, on } => {
                let sits = self.seat(*seat).ok_or(LiveRefused::Unknown("seat"))?;
                if sits.observer == *on {
                    return Err(LiveRefused::Already);
                }
                let (seat, on) = (*seat, *on);
                Ok(vec![ObserverSet { seat, on }.into()])
            }
            Command::SetQuestions { on } => self.set_questions(*on),
            Command::ShowAct { act } => {
                if !command.at(lead.step) {
                    let why = "the game is not over".to_owned();
                    return Err(LiveRefused::NotNow(why));
                }
                if *act == self.act {
                    return Err(LiveRefused::Already);
                }
                if *act == 0 || *act > super::acts::ACTS {
                    return Err(LiveRefused::Unknown("act"));
                }
                Ok(vec![ActShown { act: *act }.into()])
            }
            Command::ShowTable { table } => {
                if !command.at(lead.step) {
                    let why = "the game is not over".to_owned();
                    return Err(LiveRefused::NotNow(why));
                }
                let position = usize::from(*table).checked_sub(1);
                if !position.is_some_and(|at| self.has_story(at)) {
                    return Err(LiveRefused::Unknown("table"));
                }
                if position == Some(self.told()) {
                    return Err(LiveRefused::Already);
                }
                Ok(vec![TableShown { table: *table }.into()])
            }
            Command::SetPace { until } => self.set_pace(*until),
            Command::Nudge {} if !command.at(lead.step) => {
                Err(LiveRefused::NotNow("no crisis is asked".to_owned()))
            }
            // What comes of them is for whoever knows who is there.
            Command::Nod { .. } | Command::AreYouThere {} | Command::Nudge {} => Ok(Vec::new()),
            Command::Vote { .. }
            | Command::Predict { .. }
            | Command::NameHat { .. }
            | Command::BreakTie { .. }
            | Command::Rename { .. }
            | Command::ChooseTable { .. }
            | Command::GoOn { .. }
            | Command::Answer { .. }
            | Command::Tick { .. }
            | Command::Note { .. }
            | Command::Commit { .. } => Err(LiveRefused::NotAllowed),
        }
    }

    /// A table where a crisis is asked.
    fn asked(
        &self,
        table: u16,
        crisis: &str,
        epoch: u32,
        command: &Command,
    ) -> Result<(usize, &Table), LiveRefused> {
        let position = usize::from(table).wrapping_sub(1);
        let at = self.tables.get(position);
        let at = at.ok_or(LiveRefused::Unknown("table"))?;
        if epoch != self.epoch || !command.at(at.step) {
            return Err(LiveRefused::Closed);
        }
        if at.crisis_id() != crisis {
            return Err(LiveRefused::OtherCrisis);
        }
        Ok((position, at))
    }

    fn set_timer(&self, command: &Command, now: i64) -> Checked {
        let left = self.timer.left(now);
        let running = self.timer.since.is_some();
        let set = match command {
            Command::StartTimer {} if running => return Err(LiveRefused::Already),
            Command::PauseTimer {} if !running => return Err(LiveRefused::Already),
            Command::StartTimer {} if left == 0 => {
                let why = "the time is up: add a minute first".to_owned();
                return Err(LiveRefused::NotNow(why));
            }
            Command::AddMinute {} => TimerSet {
                left: (left + 60_000).min(LONGEST),
                running,
            },
            _ => TimerSet {
                left,
                running: !running,
            },
        };
        Ok(vec![set.into()])
    }

    /// Takes the decisions of a turn back, at every table whose last one it is.
    fn step_back(&self, turn: u16) -> Checked {
        let mut events = Vec::new();
        for (position, table) in self.numbered() {
            let Some(taken) = table.play.turns.last().filter(|t| t.turn == turn) else {
                continue;
            };
            let back = match (position, self.decisions.last()) {
                (0, Some(&decision)) => Event::from(TakenBack { decision }),
                _ => TableTakenBack {
                    table: position as u16 + 1,
                }
                .into(),
            };
            let crisis = table.play.story().crisis(taken.crisis).id.clone();
            let rounds = table.decided.last().copied().flatten();
            let step = match rounds.map(|decided| decided.rounds) {
                Some(2) => LiveStep::VoteAgain,
                _ => LiveStep::Vote,
            };
            events.push(back);
            events.push(super::steps::opened(position, &crisis, step, false));
        }
        if events.is_empty() {
            return Err(LiveRefused::Already);
        }
        Ok(events)
    }

    fn plan(&self, change: &PlanChange, context: &Context<'_>) -> Checked {
        let said = |refused: crate::session::Refused| LiveRefused::NotNow(refused.to_string());
        let first = &self.tables[0];
        if matches!(change, PlanChange::Skip { .. }) && !first.step.asks() {
            return Err(LiveRefused::NotNow("no crisis is asked".to_owned()));
        }
        let ahead = first.play.with_change(change).map_err(said)?;
        let mut events = vec![PlanChanged::of(change, &ahead, context.edition).into()];
        for (position, table) in self.numbered() {
            let under = table.play.under(ahead.plan().clone()).map_err(said)?;
            let asks = table.step.asks() || table.step == LiveStep::Over;
            if asks && under.crisis() != table.play.crisis() {
                events.extend(self.arrives(position, &under));
            }
        }
        Ok(events)
    }

    fn inject(
        &self,
        id: Option<&str>,
        kind: InjectKind,
        from: &str,
        text: &str,
        table: Option<u16>,
    ) -> Checked {
        if table.is_some_and(|table| table == 0 || usize::from(table) > self.tables.len()) {
            return Err(LiveRefused::Unknown("table"));
        }
        let story = self.tables[0].play.story();
        let injected = match id {
            Some(id) => {
                let mut known = story.raw().injects.iter();
                let known = known.find(|known| known.id == id);
                let known = known.ok_or(LiveRefused::Unknown("inject"))?;
                Injected {
                    table,
                    id: Some(known.id.clone()),
                    kind: known.kind,
                    from: story.render(&known.from),
                    text: story.render(&known.text),
                }
            }
            None => Injected {
                table,
                id: None,
                kind,
                // A headline may be from nobody.
                from: match from.trim() {
                    "" => String::new(),
                    from => plain(from, 200)?.to_owned(),
                },
                text: plain(text, 2_000)?.to_owned(),
            },
        };
        Ok(vec![injected.into()])
    }
}

fn shown(paused: bool, black: bool) -> Vec<Event> {
    vec![RoomShown { paused, black }.into()]
}
