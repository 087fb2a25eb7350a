//! Effects, applied.

use super::effect::Step;
use super::index::bits;
use super::levels::shift;
use super::turn::Turn;
use super::{
    Cause, EffectRange, Entry, Happening, MemberNumber, Op, Recorder, Slot, ValueIx, ValueStatus,
};

impl<'a, R: Recorder> Turn<'a, R> {
    /// Applies authored effects in order. Never loops: a scenario's effects nest in a finite depth.
    #[inline(always)]
    pub(crate) fn apply(&mut self, effects: EffectRange, cause: Cause) {
        let left = self.add(effects.of(&self.scenario.steps), cause);
        if !left.is_empty() {
            self.apply_all(left, cause);
        }
    }

    /// The same where conditions are many: what they choose is applied without a call.
    #[inline(always)]
    pub(crate) fn apply_here(&mut self, effects: EffectRange, cause: Cause) {
        let left = self.add(effects.of(&self.scenario.steps), cause);
        if !left.is_empty() {
            self.apply_left(left, cause);
        }
    }

    fn apply_all(&mut self, left: &'a [Step], cause: Cause) {
        self.apply_left(left, cause);
    }

    #[inline(always)]
    fn apply_left(&mut self, mut left: &'a [Step], cause: Cause) {
        let scenario = self.scenario;
        while let Some((step, rest)) = left.split_first() {
            left = rest;
            match *step {
                // Most of them hold additions only: no call for these.
                Step::If(test, then, otherwise) => {
                    let chosen = if scenario.holds(test, self.state) {
                        then
                    } else {
                        otherwise
                    };
                    let rest = self.add(chosen.of(&scenario.steps), cause);
                    if !rest.is_empty() {
                        self.apply_all(rest, cause);
                    }
                }
                Step::Other(op) => match scenario.tables.effects[op as usize] {
                    Op::Flag(flag, on) => self.state.set_fact(flag, on),
                    other => self.apply_rare(other, cause),
                },
                // Taken below.
                Step::Add(_) => {}
            }
            left = self.add(left, cause);
        }
    }

    /// Makes the additions that some effects begin with, and returns the effects that are left.
    #[inline(always)]
    fn add(&mut self, mut steps: &'a [Step], cause: Cause) -> &'a [Step] {
        let (turn, present) = (self.state.turn, self.state.present);
        let values = &mut *self.state.values;
        while let Some((Step::Add(addition), rest)) = steps.split_first() {
            steps = rest;
            let (slot, by) = (addition.slot, i64::from(addition.amount(present)));
            let value = &mut values[slot.at()];
            shift(
                value,
                addition.bounds,
                by,
                self.recorder,
                |delta, wanted| Entry {
                    turn,
                    slot,
                    delta,
                    wanted,
                    cause,
                },
            );
        }
        steps
    }

    fn apply_rare(&mut self, op: Op, cause: Cause) {
        match op {
            // Steps of their own, and what is applied where it is met.
            Op::Add(..) | Op::Member(..) | Op::If(..) | Op::Flag(..) => {}
            Op::Set(slot, to) => {
                let by = i64::from(to) - i64::from(self.state.values[slot.at()]);
                self.change(slot, by, cause);
            }
            Op::Everyone(trust, energy) => {
                for member in bits(self.state.present) {
                    for (number, by) in
                        [(MemberNumber::Trust, trust), (MemberNumber::Energy, energy)]
                    {
                        let slot = self.scenario.tables.layout.member(member as u16, number);
                        self.change(slot, i64::from(by), cause);
                    }
                }
            }
            Op::Honour(value) => self.honour(value),
            Op::Breach(value) => self.breach(value),
            Op::Repair(value) => self.repair(value),
            Op::Leave(member) => self.leave(member),
        }
    }

    fn honour(&mut self, value: ValueIx) {
        self.state
            .set_fact(self.scenario.facts.honoured + value.0, true);
        self.happened(Happening::Honoured(value));
        if let Some(rules) = self.rules() {
            self.change(
                Slot::TRUST,
                i64::from(rules.values.honoured_trust),
                Cause::ValueHonoured(value),
            );
            self.change(
                Slot::DIRECTION,
                i64::from(rules.values.honoured_direction),
                Cause::ValueHonoured(value),
            );
        }
    }

    fn breach(&mut self, value: ValueIx) {
        let turn = self.state.turn;
        let debt = &mut self.state.debts[value.at()];
        if debt.status != ValueStatus::Breached {
            debt.status = ValueStatus::Breached;
            debt.since = turn;
            self.state.open_debts += 1;
        }
        self.happened(Happening::Breached(value));
        if let Some(rules) = self.rules() {
            self.change(
                Slot::TRUST,
                -i64::from(rules.values.breached_trust),
                Cause::ValueBreached(value),
            );
        }
    }

    fn repair(&mut self, value: ValueIx) {
        let debt = &mut self.state.debts[value.at()];
        if debt.status != ValueStatus::Breached {
            return;
        }
        debt.status = ValueStatus::Repaired;
        self.state.open_debts -= 1;
        self.happened(Happening::Repaired(value));
        if let Some(rules) = self.rules() {
            self.change(
                Slot::TRUST,
                i64::from(rules.values.repaired_trust),
                Cause::ValueRepaired(value),
            );
        }
    }
}
