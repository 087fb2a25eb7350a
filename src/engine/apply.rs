//! Effects, applied.

use super::turn::Turn;
use super::{
    Cause, EffectRange, Happening, MemberIx, MemberNumber, Op, Recorder, Slot, ValueIx, ValueStatus,
};

impl<R: Recorder> Turn<'_, R> {
    /// Applies authored effects in order. Never loops: a scenario's effects nest in a finite depth.
    #[inline]
    pub(crate) fn apply(&mut self, effects: EffectRange, cause: Cause) {
        let scenario = self.scenario;
        for op in effects.of(&scenario.tables.effects) {
            match *op {
                Op::Add(slot, by) => self.change(slot, i64::from(by), cause),
                _ => self.apply_rare(*op, cause),
            }
        }
    }

    fn apply_rare(&mut self, op: Op, cause: Cause) {
        match op {
            Op::Add(slot, by) => self.change(slot, i64::from(by), cause),
            Op::Set(slot, to) => {
                let by = i64::from(to) - i64::from(self.state.values[slot.at()]);
                self.change(slot, by, cause);
            }
            Op::Member(member, number, by) => {
                if self.state.is_present(member) {
                    let slot = self.scenario.tables.layout.member(member.0 as u16, number);
                    self.change(slot, i64::from(by), cause);
                }
            }
            Op::Everyone(trust, energy) => {
                for member in 0..self.scenario.tables.members.len() as u32 {
                    self.apply_rare(
                        Op::Member(MemberIx(member), MemberNumber::Trust, trust),
                        cause,
                    );
                    self.apply_rare(
                        Op::Member(MemberIx(member), MemberNumber::Energy, energy),
                        cause,
                    );
                }
            }
            Op::Flag(flag, on) => self.state.set_fact(flag, on),
            Op::Honour(value) => self.honour(value),
            Op::Breach(value) => self.breach(value),
            Op::Repair(value) => self.repair(value),
            Op::Leave(member) => self.leave(member),
            Op::If(test, then, otherwise) => {
                let chosen = if self.scenario.holds(test, self.state) {
                    then
                } else {
                    otherwise
                };
                self.apply(chosen, cause);
            }
        }
    }

    fn honour(&mut self, value: ValueIx) {
        self.state
            .set_fact(self.scenario.facts.honoured + value.0, true);
        self.happened(Happening::Honoured(value));
        if let Some(rules) = self.rules {
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
        if let Some(rules) = self.rules {
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
        if let Some(rules) = self.rules {
            self.change(
                Slot::TRUST,
                i64::from(rules.values.repaired_trust),
                Cause::ValueRepaired(value),
            );
        }
    }
}
