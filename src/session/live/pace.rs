//! Tables in step, or at their own pace up to a barrier: the reveal of a crisis that the console names.

use serde::Serialize;

use super::command::Command;
use super::kinds::{PaceSet, TableWent};
use super::refused::LiveRefused;
use super::rules::{Checked, Context};
use super::state::{Seat, State, Table};
use super::step::LiveStep;

/// Tables at their own pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PaceView {
    /// They go on by themselves until the reveal of this crisis, from 1.
    pub until: u16,
    /// How many tables are through.
    pub through: u16,
    /// How many are on their way.
    pub going: u16,
}

impl Table {
    /// Whether the reveal of the crisis with this number lies ahead.
    fn before(&self, until: u16) -> bool {
        self.step != LiveStep::Over
            && (self.number() < until || self.number() == until && self.step.asks())
    }

    /// How far it is.
    pub(super) fn progress(&self) -> (u16, LiveStep) {
        (self.number(), self.step)
    }
}

impl State {
    /// Whether a table goes on by itself: it has not reached the barrier.
    pub(super) fn goes_by_itself(&self, position: usize) -> bool {
        let before = |until| self.tables.get(position).is_some_and(|t| t.before(until));
        self.until.is_some_and(before)
    }

    /// The tables with people that are on their way to the barrier; none if all go in step.
    fn on_their_way(&self) -> impl Iterator<Item = usize> {
        let all = 0..self.tables.len();
        all.filter(|&at| self.goes_by_itself(at) && self.at_table(at).next().is_some())
    }

    /// Whether tables are on their way, each by itself: then nobody may see yet what another did.
    pub(super) fn at_own_pace(&self) -> bool {
        self.on_their_way().next().is_some()
    }

    /// The table that leads: the first one that is not at its end; at their own pace, the last one.
    pub(super) fn lead(&self) -> usize {
        let last = self
            .on_their_way()
            .min_by_key(|&at| (self.tables[at].progress(), at));
        let going = self.numbered().find(|(_, t)| t.step != LiveStep::Over);
        last.or(going.map(|(at, _)| at)).unwrap_or(0)
    }

    /// The tables that the console's steps move: all of them; at their own pace, the last ones.
    pub(super) fn moving(&self) -> Vec<usize> {
        let own = self.at_own_pace();
        let slowest = self.tables[self.lead()].progress();
        let moves = |table: &Table| !own || table.progress() == slowest;
        let all = self.numbered().filter(|(_, table)| moves(table));
        all.map(|(at, _)| at).collect()
    }

    /// How tables at their own pace stand; nothing in step.
    pub(super) fn pace(&self) -> Option<PaceView> {
        let until = self.until?;
        let going = self.on_their_way().count();
        if going == 0 {
            return None;
        }
        let with_people = (0..self.tables.len()).filter(|&at| self.at_table(at).next().is_some());
        Some(PaceView {
            until,
            through: (with_people.count() - going) as u16,
            going: going as u16,
        })
    }

    /// Whether anybody at a table may say that it goes on: it is on its way, and where something is asked, at least half have answered.
    pub(super) fn may_go(&self, position: usize) -> bool {
        let Some(table) = self.tables.get(position) else {
            return false;
        };
        if !self.goes_by_itself(position)
            || matches!(table.step, LiveStep::Briefing | LiveStep::Tie)
        {
            return false;
        }
        let asks = table.step.waits_for_seats();
        let people = self.at_table(position).count();
        let done = self.at_table(position).filter(|seat| self.is_done(seat));
        !asks || 2 * done.count() >= people
    }

    /// Somebody says that the table goes on.
    pub(super) fn go_on(
        &self,
        seat: &Seat,
        table: &Table,
        cid: u64,
        epoch: u32,
        command: &Command,
        context: &Context<'_>,
    ) -> Checked {
        if epoch != self.epoch {
            return Err(LiveRefused::Closed);
        }
        if !self.goes_by_itself(seat.table) || !command.at(table.step) {
            let why = "the facilitator goes on for all".to_owned();
            return Err(LiveRefused::NotNow(why));
        }
        if !self.may_go(seat.table) {
            let why = "most of the table have not answered yet".to_owned();
            return Err(LiveRefused::NotNow(why));
        }
        let went = TableWent {
            table: seat.table as u16 + 1,
            seat: seat.number,
            cid,
            from: table.step,
        };
        let mut events = vec![went.into()];
        events.extend(self.onward(&[seat.table], context)?);
        Ok(events)
    }

    /// Sets the barrier, or lets all go in step.
    pub(super) fn set_pace(&self, until: Option<u16>) -> Checked {
        if until == self.until {
            return Err(LiveRefused::Already);
        }
        if until == Some(0) {
            return Err(LiveRefused::Unknown("crisis"));
        }
        Ok(vec![PaceSet { until }.into()])
    }
}
