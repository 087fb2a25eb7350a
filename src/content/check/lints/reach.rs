//! What can ever happen: a least fixed point over crises, responses, outcomes and facts, and a three-valued look at conditions.
//!
//! Everything here errs on the side of "it can": what cannot be decided from the file alone is taken as possible, so that a
//! warning is never a false alarm. Numbers that the rulebook moves are known by their bounds only.

use std::collections::HashSet;

use super::bounds::numbers;
use super::order::Order;
use crate::content::story::Story;
use crate::engine::{CrisisIx, Op, Range, ResponseIx, Tables, TestIx};

/// Where a condition is looked at: what has happened by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// Any time during the game, or at its end.
    Any,
    /// When this crisis may arrive, or is answered: it has not been answered yet.
    Before(CrisisIx),
    /// While this response has its effects.
    During(ResponseIx),
}

/// Whether something can ever be so, and can ever not be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Can {
    pub(super) hold: bool,
    pub(super) fail: bool,
}

impl Can {
    pub(super) const EITHER: Self = Self::hold(true);

    /// Something that is not so at the beginning, and may or may not become so.
    pub(super) const fn hold(hold: bool) -> Self {
        Self { hold, fail: true }
    }
}

/// What can happen.
pub(super) struct Reach<'a> {
    pub(super) story: &'a Story,
    pub(super) order: Order<'a>,
    pub(super) crises: Vec<bool>,
    pub(super) responses: Vec<bool>,
    pub(super) outcomes: Vec<bool>,
    pub(super) flags: Vec<bool>,
    pub(super) left: Vec<bool>,
    pub(super) honoured: Vec<bool>,
    pub(super) breached: Vec<bool>,
    pub(super) repaired: Vec<bool>,
    pub(super) kept: Vec<bool>,
    pub(super) broken: Vec<bool>,
    /// The response in which each promise is made.
    pub(super) promised_in: Vec<ResponseIx>,
    /// The response of each outcome.
    pub(super) drawn_in: Vec<ResponseIx>,
    /// Smallest and largest value of every slot.
    pub(super) numbers: Vec<(i32, i32)>,
    /// Most turns that the game can have.
    pub(super) most_turns: u32,
    /// In how many crises each hat can be worn.
    pub(super) worn: [u16; 4],
    changed: bool,
}

impl<'a> Reach<'a> {
    pub(super) fn new(story: &'a Story) -> Self {
        let tables = story.scenario().tables();
        let mut promised_in = vec![ResponseIx(0); tables.promises.len()];
        let mut drawn_in = vec![ResponseIx(0); tables.outcomes.len()];
        for (r, response) in (0..).map(ResponseIx).zip(&tables.responses) {
            for promise in response.promises.iter() {
                promised_in[promise as usize] = r;
            }
            for outcome in response.outcomes.iter() {
                drawn_in[outcome as usize] = r;
            }
        }
        let values = tables.values as usize;
        let mut reach = Self {
            story,
            order: Order::new(tables),
            crises: vec![false; tables.crises.len()],
            responses: vec![false; tables.responses.len()],
            outcomes: vec![false; tables.outcomes.len()],
            flags: vec![false; tables.flags as usize],
            left: tables.members.iter().map(|m| m.can_leave).collect(),
            honoured: vec![false; values],
            breached: vec![false; values],
            repaired: vec![false; values],
            kept: vec![false; tables.promises.len()],
            broken: vec![false; tables.promises.len()],
            promised_in,
            drawn_in,
            numbers: numbers(tables),
            most_turns: 0,
            worn: [0; 4],
            changed: true,
        };
        while std::mem::take(&mut reach.changed) {
            reach.grow(tables);
        }
        reach
    }

    /// One round: whatever can happen, given what could so far.
    fn grow(&mut self, tables: &Tables) {
        for (c, crisis) in (0..).map(CrisisIx).zip(&tables.crises) {
            if !self.crises[c.at()] {
                let can = self.crisis_can_come(c);
                set(&mut self.crises, c.at(), can, &mut self.changed);
            }
            if !self.crises[c.at()] {
                continue;
            }
            self.effects(crisis.on_arrival, Moment::Before(c));
            let one_stays_open = crisis.responses.iter().any(|r| {
                let when = tables.responses[r as usize].when;
                !self.test(when, Moment::Before(c)).fail
            });
            for r in crisis.responses.iter().map(ResponseIx) {
                // If no response is open, all are: see `Game::open_responses`.
                let when = tables.responses[r.at()].when;
                let can = !one_stays_open || self.test(when, Moment::Before(c)).hold;
                set(&mut self.responses, r.at(), can, &mut self.changed);
                if can {
                    self.response(tables, r);
                }
            }
        }
        for member in &tables.members {
            self.effects(member.on_leaving, Moment::Any);
        }
        self.count(tables);
    }

    fn response(&mut self, tables: &Tables, ix: ResponseIx) {
        let during = Moment::During(ix);
        let response = tables.responses[ix.at()];
        self.effects(response.effects, during);
        self.laters(tables, response.laters);
        for o in response.outcomes.iter() {
            let outcome = tables.outcomes[o as usize];
            if self.test(outcome.when, during).hold {
                set(&mut self.outcomes, o as usize, true, &mut self.changed);
                self.effects(outcome.effects, during);
                self.laters(tables, outcome.laters);
            }
        }
        let last_made = self.order.earliest_turn(response.crisis);
        for p in response.promises.iter() {
            let promise = tables.promises[p as usize];
            let falls_due = last_made + u32::from(promise.turns) <= self.most_turns;
            let can = |this: &Self, test: Option<TestIx>, otherwise: bool| match test {
                Some(test) => this.test(test, Moment::Any).hold,
                None => otherwise,
            };
            let kept = can(self, promise.kept, falls_due);
            let broken = can(self, promise.broken, false) || (promise.kept.is_some() && falls_due);
            if kept {
                set(&mut self.kept, p as usize, true, &mut self.changed);
                self.effects(promise.on_kept, Moment::Any);
            }
            if broken {
                set(&mut self.broken, p as usize, true, &mut self.changed);
                self.effects(promise.on_broken, Moment::Any);
            }
        }
    }

    fn laters(&mut self, tables: &Tables, range: Range) {
        for later in range.of(&tables.laters) {
            if self.test(later.when, Moment::Any).hold {
                self.effects(later.effects, Moment::Any);
            }
        }
    }

    fn effects(&mut self, range: Range, moment: Moment) {
        let story = self.story;
        for op in range.of(&story.scenario().tables().effects) {
            let changed = &mut self.changed;
            match *op {
                Op::Flag(flag, true) => set(&mut self.flags, flag as usize, true, changed),
                Op::Leave(member) => set(&mut self.left, member.at(), true, changed),
                Op::Honour(v) => set(&mut self.honoured, v.at(), true, changed),
                Op::Breach(v) => set(&mut self.breached, v.at(), true, changed),
                Op::Repair(v) => set(&mut self.repaired, v.at(), true, changed),
                Op::If(test, then, otherwise) => {
                    let can = self.test(test, moment);
                    if can.hold {
                        self.effects(then, moment);
                    }
                    if can.fail {
                        self.effects(otherwise, moment);
                    }
                }
                Op::Flag(_, false)
                | Op::Add(..)
                | Op::Set(..)
                | Op::Member(..)
                | Op::Everyone(..) => {}
            }
        }
    }

    fn count(&mut self, tables: &Tables) {
        let mut groups: HashSet<u16> = HashSet::new();
        let mut turns = 0;
        let mut worn = [0_u16; 4];
        for (c, crisis) in tables.crises.iter().enumerate() {
            if !self.crises[c] {
                continue;
            }
            if crisis.group.is_none_or(|g| groups.insert(g)) {
                turns += 1;
            }
            for (hat, count) in worn.iter_mut().enumerate() {
                let mut responses = crisis.responses.iter().map(|r| r as usize);
                let can =
                    responses.any(|r| self.responses[r] && tables.responses[r].hat as usize == hat);
                *count = count.saturating_add(u16::from(can));
            }
        }
        self.changed |= turns != self.most_turns || worn != self.worn;
        self.most_turns = turns;
        self.worn = worn;
    }

    fn crisis_can_come(&self, ix: CrisisIx) -> bool {
        let crisis = self.story.scenario().crisis(ix);
        crisis.after.is_none_or(|c| self.crises[c.at()])
            && crisis
                .until
                .is_none_or(|until| !self.order.surely_before(until, ix))
            && !self.waits_for_its_group(ix)
            && self.test(crisis.when, Moment::Before(ix)).hold
    }

    /// Whether it waits for another of its own group, of which only one ever comes.
    pub(super) fn waits_for_its_group(&self, ix: CrisisIx) -> bool {
        let group = self.story.scenario().crisis(ix).group;
        group.is_some()
            && self
                .order
                .chain(ix)
                .skip(1)
                .any(|c| c != ix && self.story.scenario().crisis(c).group == group)
    }
}

fn set(facts: &mut [bool], position: usize, to: bool, changed: &mut bool) {
    if to && !facts[position] {
        facts[position] = true;
        *changed = true;
    }
}
