//! The steps of a crisis: which comes next, and what a reveal decides.

use super::kinds::{DecidedBy, StepOpened, Steps, TableDecided, TableDecision, Tied, TimerSet};
use super::refused::LiveRefused;
use super::rules::{Checked, Context, offered};
use super::state::{State, Table};
use super::step::LiveStep;
use crate::engine::ResponseIx;
use crate::session::event::{DecisionTaken, Event};
use crate::session::playthrough::Playthrough;

/// Milliseconds in a minute.
const MINUTE: u64 = 60_000;

/// The event that opens a step at a table (a position).
pub(super) fn opened(position: usize, crisis: &str, step: LiveStep, fresh: bool) -> Event {
    StepOpened {
        table: position as u16 + 1,
        crisis: crisis.to_owned(),
        step,
        fresh,
    }
    .into()
}

/// The first step of a crisis.
const fn first(steps: Steps) -> LiveStep {
    if steps.discuss {
        LiveStep::Discuss
    } else {
        LiveStep::Vote
    }
}

/// The step after this one, in a room that has these steps.
const fn after(step: LiveStep, steps: Steps) -> LiveStep {
    let hat = if steps.name_hat {
        LiveStep::NameHat
    } else {
        LiveStep::Reveal
    };
    let predict = if steps.predict {
        LiveStep::Predict
    } else {
        hat
    };
    match step {
        LiveStep::Discuss => LiveStep::Vote,
        LiveStep::Vote if steps.again => LiveStep::Talk,
        LiveStep::Talk => LiveStep::VoteAgain,
        LiveStep::Vote | LiveStep::VoteAgain => predict,
        LiveStep::Predict => hat,
        LiveStep::NameHat | LiveStep::Tie => LiveStep::Reveal,
        LiveStep::Briefing | LiveStep::Reveal | LiveStep::Over => first(steps),
    }
}

impl State {
    /// From the step of the leading table to the next one.
    pub(super) fn next(&self, context: &Context<'_>) -> Checked {
        self.onward(&self.moving(), context)
    }

    /// From the step of the first of these tables to the next one, at all of them.
    pub(super) fn onward(&self, moving: &[usize], context: &Context<'_>) -> Checked {
        let lead = moving.iter().find_map(|&at| {
            let table = self.tables.get(at)?;
            (table.step != LiveStep::Over).then_some(table)
        });
        let lead = lead.ok_or(LiveRefused::Closed)?;
        if !lead.step.asks() {
            let mut events = Vec::new();
            for (position, table) in self.numbered() {
                if moving.contains(&position)
                    && matches!(table.step, LiveStep::Briefing | LiveStep::Reveal)
                {
                    events.extend(self.arrives(position, &table.play));
                }
            }
            return Ok(events);
        }
        match after(lead.step, self.steps) {
            LiveStep::Reveal => self.reveal(moving, context),
            step => self.open(step, moving, context.now),
        }
    }

    /// The next crisis at a table, or its end.
    pub(super) fn arrives(&self, position: usize, play: &Playthrough) -> Vec<Event> {
        let story = play.story();
        let timer = TimerSet {
            left: u64::from(self.minutes) * MINUTE,
            running: false,
        };
        match play.crisis() {
            Some(crisis) => {
                let id = &story.crisis(crisis).id;
                let mut events = vec![opened(position, id, first(self.steps), true)];
                // Where each table takes its own time, there is no timer.
                if position == self.lead() && !self.at_own_pace() {
                    events.push(timer.into());
                }
                events
            }
            None => vec![opened(position, "", LiveStep::Over, false)],
        }
    }

    /// Opens a step at those of these tables where a crisis is asked.
    pub(super) fn open(&self, step: LiveStep, moving: &[usize], now: i64) -> Checked {
        if !step.asks() || step == LiveStep::Tie {
            return Err(LiveRefused::Unknown("step to open"));
        }
        let mut events = Vec::new();
        for (position, table) in self.numbered() {
            if moving.contains(&position) && table.step.asks() && table.step != step {
                events.push(opened(position, table.crisis_id(), step, false));
            }
        }
        if events.is_empty() {
            return Err(LiveRefused::Already);
        }
        if self.at_own_pace() {
            return Ok(events);
        }
        let timed = matches!(step, LiveStep::Discuss | LiveStep::Talk);
        if timed {
            let left = u64::from(self.minutes) * MINUTE;
            events.push(
                TimerSet {
                    left,
                    running: false,
                }
                .into(),
            );
            return Ok(events);
        }
        Ok(self.with_timer_stopped(events, now))
    }

    /// Reveals at those of these tables that have voted; where several responses have most votes, a speaker is drawn.
    pub(super) fn reveal(&self, moving: &[usize], context: &Context<'_>) -> Checked {
        let mut events = Vec::new();
        for (position, table) in self.numbered() {
            let moves = moving.contains(&position);
            if !moves || !table.step.asks() || table.step == LiveStep::Tie {
                continue;
            }
            let leading = self.leading(position, table);
            match leading[..] {
                [] => {}
                [one] => events.extend(decide(position, table, one, DecidedBy::Votes, context)?),
                _ => {
                    let story = table.play.story();
                    let ids = leading.iter().map(|&r| story.response(r).id.clone());
                    let crisis = table.crisis_id();
                    events.push(
                        Tied {
                            table: position as u16 + 1,
                            crisis: crisis.to_owned(),
                            responses: ids.collect(),
                            speaker: self.speaker(position, table),
                        }
                        .into(),
                    );
                    events.push(opened(position, crisis, LiveStep::Tie, false));
                }
            }
        }
        if events.is_empty() {
            return Err(LiveRefused::NoVotes);
        }
        Ok(self.with_timer_stopped(events, context.now))
    }

    /// The speaker gives one of the tied responses.
    pub(super) fn break_tie(
        &self,
        position: usize,
        table: &Table,
        response: &str,
        context: &Context<'_>,
    ) -> Checked {
        let found = offered(table, table.crisis_id(), response)?;
        if !table.tied.contains(&found) {
            return Err(LiveRefused::NotOffered(response.chars().take(60).collect()));
        }
        decide(position, table, found, DecidedBy::Speaker, context)
    }

    /// The facilitator gives a response.
    pub(super) fn choose(
        &self,
        position: usize,
        table: &Table,
        response: &str,
        context: &Context<'_>,
    ) -> Checked {
        let found = offered(table, table.crisis_id(), response)?;
        let events = decide(position, table, found, DecidedBy::Facilitator, context)?;
        Ok(self.with_timer_stopped(events, context.now))
    }

    fn with_timer_stopped(&self, mut events: Vec<Event>, now: i64) -> Vec<Event> {
        if self.timer.since.is_some() {
            let left = self.timer.left(now);
            events.push(
                TimerSet {
                    left,
                    running: false,
                }
                .into(),
            );
        }
        events
    }
}

/// The events of a decision.
fn decide(
    position: usize,
    table: &Table,
    response: ResponseIx,
    by: DecidedBy,
    context: &Context<'_>,
) -> Checked {
    let play = &table.play;
    let story = play.story();
    let closed = |_| LiveRefused::NotNow("the game does not take it".to_owned());
    let ahead = play.ahead(response).map_err(closed)?;
    let (crisis, id) = (table.crisis_id().to_owned(), &story.response(response).id);
    let decision = DecisionTaken {
        turn: play.now.state.turn(),
        crisis: crisis.clone(),
        response: id.clone(),
        fingerprint: format!("{:016x}", ahead.state.fingerprint()),
        grade: play.game().grade(&ahead.state),
        ending: ahead.state.ending().map(|e| story.ending(e).id.clone()),
        edition: context.edition,
    };
    let number = position as u16 + 1;
    let decided = TableDecided {
        table: number,
        crisis: crisis.clone(),
        response: id.clone(),
        by,
    };
    let decision = match position {
        0 => Event::from(decision),
        _ => TableDecision {
            table: number,
            decision,
        }
        .into(),
    };
    Ok(vec![
        decided.into(),
        decision,
        opened(position, &crisis, LiveStep::Reveal, false),
    ])
}
