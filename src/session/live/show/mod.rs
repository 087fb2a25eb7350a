//! From a room to what each may see of it.

mod console;
mod reveal;
mod seat;
mod wall;

pub use console::Around;

use super::room::Live;
use super::state::{State, Table};
use super::step::LiveStep;
use super::view::{InjectView, LiveCrisis, RoomView, StepView, TieView, TimerView};
use crate::engine::CrisisIx;
use crate::session::{AtStake, MeterView};

/// For whom a crisis is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// Everybody: without what only some may know.
    All,
    /// One seat, by the position of its brief among the seats of the scenario.
    Brief(Option<usize>),
    /// The only seat at its table: it stands for all of them.
    Alone,
}

impl State {
    pub(super) fn room_view(&self, play: &crate::session::Playthrough, now: i64) -> RoomView {
        let left = self.timer.left(now);
        let until = self.timer.since.map(|_| now.saturating_add(left as i64));
        RoomView {
            title: play.story().raw().title.clone(),
            people: self.playing().count() as u32,
            observers: self.present().filter(|seat| seat.observer).count() as u32,
            pace: self.pace(),
            tables: self.tables.len() as u16,
            choose: self.choose,
            names: self.asked_names(),
            locked: self.locked,
            paused: self.paused,
            timer: TimerView { left, until },
        }
    }

    pub(super) fn tie(&self, table: &Table) -> Option<TieView> {
        if table.step != LiveStep::Tie {
            return None;
        }
        let story = table.play.story();
        let name = table.speaker.and_then(|seat| self.seat(seat));
        Some(TieView {
            responses: table
                .tied
                .iter()
                .map(|&r| story.response(r).id.clone())
                .collect(),
            speaker: table.speaker,
            name: name.map_or_else(String::new, super::state::Seat::called),
        })
    }
}

impl Table {
    /// What arrived beside its crisis; for the wall, what arrived for all.
    pub(super) fn injects(&self, wall: bool) -> Vec<InjectView> {
        let shown = self.injects.iter();
        shown
            .filter(|inject| !wall || inject.table.is_none())
            .map(|inject| InjectView {
                kind: inject.kind,
                from: inject.from.clone(),
                text: inject.text.clone(),
            })
            .collect()
    }

    pub(super) fn step_view(&self) -> StepView {
        StepView {
            step: self.step,
            number: self.number(),
            of: self.play.game().limit(),
            round: self.step.round(),
        }
    }

    /// The crisis on the screen.
    pub(super) fn crisis_view(&self, whom: For) -> Option<LiveCrisis> {
        let crisis = self.crisis?;
        if self.step == LiveStep::Over {
            return None;
        }
        let raw = self.play.story().crisis(crisis);
        let sees = |seats: &[String]| seats.is_empty() || self.is_for(whom, seats);
        let told = raw.briefs.iter().filter(|b| self.is_for(whom, &b.r#for));
        let story = self.play.story();
        let told = told.map(|brief| story.render(&brief.text)).collect();
        let mut view = if self.step == LiveStep::Reveal {
            self.answered(crisis)
        } else {
            let view = self.play.at_hand(crisis);
            LiveCrisis {
                id: view.id,
                title: view.title,
                moment: view.moment,
                scene: view.scene,
                people: view.people,
                process: view.process,
                told: Vec::new(),
                voices: view.voices,
                came_back: view.arrived.came_back,
                responses: view.responses,
            }
        };
        view.told = told;
        if !sees(&raw.signals.r#for.people) {
            view.people.clear();
        }
        if !sees(&raw.signals.r#for.process) {
            view.process.clear();
        }
        Some(view)
    }

    /// Whether something that is for these seats of the scenario is for somebody.
    fn is_for(&self, whom: For, seats: &[String]) -> bool {
        let known = &self.play.story().raw().seats;
        match whom {
            For::All | For::Brief(None) => false,
            For::Alone => true,
            For::Brief(Some(at)) => known.get(at).is_some_and(|seat| seats.contains(&seat.id)),
        }
    }

    /// A crisis that was answered: its state has gone, so without what depended on it.
    fn answered(&self, crisis: CrisisIx) -> LiveCrisis {
        let story = self.play.story();
        let raw = story.crisis(crisis);
        let offered = self.offered().into_iter();
        LiveCrisis {
            id: raw.id.clone(),
            title: story.render(&raw.title),
            moment: story.render(&raw.moment),
            scene: story.render(&raw.scene),
            people: story.render(&raw.signals.people),
            process: story.render(&raw.signals.process),
            told: Vec::new(),
            voices: Vec::new(),
            came_back: Vec::new(),
            responses: offered.map(|r| self.play.response(r)).collect(),
        }
    }

    /// What stands beside the crisis while it is asked.
    pub(super) fn at_stake(&self) -> Option<AtStake> {
        let asked = self.crisis.filter(|_| self.step.asks())?;
        Some(self.play.at_stake(asked))
    }

    /// The meters now; at a reveal, as they were at the end of its turn.
    pub(super) fn meters(&self) -> Vec<MeterView> {
        let mut meters = self.play.meters(self.play.now.state.values());
        if self.step == LiveStep::Reveal
            && let Some(taken) = self.play.turns.last()
        {
            let turn = self.play.last(taken);
            for meter in &mut meters {
                let moved = turn.aftermath.meters.iter().find(|m| m.id == meter.id);
                meter.value = moved.map_or(meter.value, |m| m.after);
            }
        }
        meters
    }
}

/// What a seat's part of the state depends on beside the room: its table, from 0, its brief, and whether it sits alone.
pub type Sees = (usize, Option<usize>, bool);

impl Live {
    /// What every seat sees as, as [`Live::sees_as`] gives it for one.
    #[must_use]
    pub fn audience(&self) -> std::collections::BTreeMap<u32, Sees> {
        let mut people = vec![0_u32; self.state.tables.len()];
        for seat in self.state.playing() {
            if let Some(people) = people.get_mut(seat.table) {
                *people += 1;
            }
        }
        let alone = |table: usize| people.get(table).is_some_and(|people| *people < 2);
        self.state
            .present()
            .map(|seat| (seat.number, seat.sees(alone(seat.table))))
            .collect()
    }

    /// What a seat's part of the state depends on beside the room: its table, from 0, its brief, and whether it sits alone. Seats for which
    /// this is the same see the same shared state.
    #[must_use]
    pub fn sees_as(&self, seat: u32) -> Option<Sees> {
        let seat = self.state.seat(seat)?;
        let alone = self.state.at_table(seat.table).nth(1).is_none();
        Some(seat.sees(alone))
    }
}

impl super::state::Seat {
    /// What its part of the state depends on. Who watches sees what all seats of the table know together.
    const fn sees(&self, alone: bool) -> Sees {
        if self.observer {
            (self.table, None, true)
        } else {
            (self.table, self.brief, alone)
        }
    }
}
