//! Step 5: promises that are due, and values that were breached and not owned.

use crate::engine::turn::Turn;
use crate::engine::{
    Cause, Happening, MemberNumber, PromiseIx, PromiseStatus, Recorder, Rules, Slot, ValueIx,
    ValueStatus, scale,
};

impl<R: Recorder> Turn<'_, R> {
    pub(crate) fn promise(&mut self, ix: PromiseIx) {
        let turn = self.state.turn;
        let promise = &mut self.state.promises[ix.at()];
        if promise.status == PromiseStatus::Unmade {
            promise.status = PromiseStatus::Open;
            promise.made = turn;
            self.state.open_promises += 1;
            self.happened(Happening::Promised(ix));
        }
    }

    /// Judges open promises from the turn after they were made.
    #[inline]
    pub(crate) fn judge_promises(&mut self) {
        if self.state.open_promises != 0 {
            self.judge_open_promises();
        }
    }

    fn judge_open_promises(&mut self) {
        let turn = self.state.turn;
        for position in 0..self.state.promises.len() {
            let state = self.state.promises[position];
            if state.status != PromiseStatus::Open || state.made >= turn {
                continue;
            }
            let ix = PromiseIx(position as u32);
            let promise = &self.scenario.tables.promises[position];
            let due = turn >= state.made.saturating_add(promise.turns.max(1));
            let holds =
                |test: Option<_>| test.is_some_and(|test| self.scenario.holds(test, self.state));
            let verdict = if holds(promise.broken) {
                Some(false)
            } else if holds(promise.kept) {
                Some(true)
            } else if due {
                Some(promise.kept.is_none())
            } else {
                None
            };
            if let Some(kept) = verdict {
                self.settle(ix, state.made, kept);
            }
        }
    }

    fn settle(&mut self, ix: PromiseIx, made: u16, kept: bool) {
        let promise = self.scenario.tables.promises[ix.at()];
        self.state.open_promises -= 1;
        let (status, what, cause, effects) = if kept {
            let kept = Happening::Kept(ix, made);
            (
                PromiseStatus::Kept,
                kept,
                Cause::PromiseKept(ix),
                promise.on_kept,
            )
        } else {
            let broke = Happening::Broke(ix, made);
            (
                PromiseStatus::Broken,
                broke,
                Cause::PromiseBroken(ix),
                promise.on_broken,
            )
        };
        self.state.promises[ix.at()].status = status;
        self.happened(what);
        if let Some(rules) = self.rules() {
            let of = &rules.promises;
            let worth = if kept {
                i64::from(of.kept)
            } else {
                -i64::from(of.broken)
            };
            let worth = worth * i64::from(promise.weight.clamp(1, 3));
            self.change_level(Slot::TRUST, worth, cause);
            if let Some(member) = promise.to
                && self.state.is_present(member)
            {
                let slot = self
                    .scenario
                    .tables
                    .layout
                    .member(member.0 as u16, MemberNumber::Trust);
                self.change_level(slot, scale(worth, i64::from(of.personal)), cause);
            }
        }
        self.apply(effects, cause);
    }

    /// A result bought with a value is paid back later, with interest, until somebody owns it.
    pub(crate) fn debts(&mut self, rules: &Rules) {
        if self.state.open_debts == 0 {
            return;
        }
        let turn = self.state.turn;
        for position in 0..self.state.debts.len() {
            let debt = self.state.debts[position];
            if debt.status != ValueStatus::Breached || debt.since >= turn {
                continue;
            }
            let age = i64::from(turn - debt.since) - 1;
            let of = &rules.values;
            let cost = (i64::from(of.debt) + i64::from(of.debt_grows).saturating_mul(age))
                .min(i64::from(of.debt_most));
            let value = ValueIx(position as u32);
            self.change_level(Slot::TRUST, -cost, Cause::ValueDebt(value, debt.since));
        }
    }

    /// At the end, what nobody has owned is called in: a value breached in the last turn is not free either. What was owned has left a scar.
    pub(crate) fn call_in_debts(&mut self) {
        let Some(rules) = self.rules() else {
            return;
        };
        let of = &rules.values;
        for position in 0..self.state.debts.len() {
            let debt = self.state.debts[position];
            let value = ValueIx(position as u32);
            let (cost, cause) = match debt.status {
                ValueStatus::Whole => continue,
                ValueStatus::Breached => (of.unowned, Cause::ValueDebt(value, debt.since)),
                ValueStatus::Repaired if of.scar == 0 => continue,
                ValueStatus::Repaired => (of.scar, Cause::ValueBreached(value)),
            };
            self.change_level(Slot::MORALE, -i64::from(cost), cause);
            self.change_level(Slot::STABILITY, -i64::from(cost), cause);
        }
    }
}
