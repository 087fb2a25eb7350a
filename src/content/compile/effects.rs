//! Effects: names become slots, whole points become thousandths; and what a list of effects is worth on the whole.

use super::Compiler;
use crate::content::finding::At;
use crate::content::raw::{RawEffect, RawLater, RawOutcome};
use crate::engine::{MemberIx, MemberNumber, ONE, Op, Range, Scenario, Slot, ValueIx};

impl Compiler<'_> {
    pub(super) fn effects(&mut self, effects: &[RawEffect], at: &At<'_>) -> Range {
        if too_deep(effects, Scenario::MOST_DEPTH) {
            self.error(
                "too-deep",
                at,
                "these effects have too many If in one another",
            )
            .help = Some("decide once, with All, Any and Not in one condition".to_owned());
            return Range::default();
        }
        let mut ops = Vec::with_capacity(effects.len());
        for (i, effect) in effects.iter().enumerate() {
            self.effect(effect, &at.index(i), &mut ops);
        }
        let from = self.tables.effects.len() as u32;
        self.tables.effects.extend(ops);
        Range {
            from,
            to: self.tables.effects.len() as u32,
        }
    }

    fn effect(&mut self, effect: &RawEffect, at: &At<'_>, ops: &mut Vec<Op>) {
        let inside = at.inside();
        let mut core = |this: &mut Self, slot, points: i32| {
            ops.push(Op::Add(slot, this.change(points, "the change", &inside)));
        };
        match effect {
            RawEffect::Morale(by) => core(self, Slot::MORALE, *by),
            RawEffect::Stability(by) => core(self, Slot::STABILITY, *by),
            RawEffect::Results(by) => core(self, Slot::RESULTS, *by),
            RawEffect::Direction(by) => core(self, Slot::DIRECTION, *by),
            RawEffect::Order(by) => core(self, Slot::ORDER, *by),
            RawEffect::Trust(by) => core(self, Slot::TRUST, *by),
            RawEffect::Fatigue(by) => core(self, Slot::FATIGUE, *by),
            RawEffect::Competence(by) => core(self, Slot::COMPETENCE, *by),
            RawEffect::Backlog(by) => core(self, Slot::BACKLOG, *by),
            RawEffect::Meter(change) => {
                let by = self.change(change.by, "the change", &at.field("by"));
                if let Some(meter) = self.meter(&change.id, &at.field("id")) {
                    ops.push(Op::Add(self.tables.layout.meter(meter as u16), by));
                }
            }
            RawEffect::Member(change) => {
                let numbers = [
                    (MemberNumber::Trust, change.trust, "trust"),
                    (MemberNumber::Energy, change.energy, "energy"),
                    (MemberNumber::Carries, change.carries, "carries"),
                ];
                let member = self.member(&change.who, &at.field("who"));
                if numbers.iter().all(|n| n.1 == 0) {
                    self.error("effect-without-change", at, "this effect changes nothing")
                        .help = Some("write what it changes: trust, energy or carries".to_owned());
                }
                for (number, points, name) in numbers {
                    if points != 0 {
                        let by = self.change(points, "the change", &at.field(name));
                        ops.extend(member.map(|m| Op::Member(MemberIx(m), number, by)));
                    }
                }
            }
            RawEffect::Everyone(change) => {
                let trust = self.change(change.trust, "the change", &at.field("trust"));
                let energy = self.change(change.energy, "the change", &at.field("energy"));
                ops.push(Op::Everyone(trust, energy));
            }
            RawEffect::Variable(change) => {
                let by = self.range(
                    i64::from(change.by),
                    -MOST_VARIABLE,
                    MOST_VARIABLE,
                    "the change",
                    &at.field("by"),
                );
                if let Some(variable) = self.variable(&change.id, &at.field("id")) {
                    self.places.variables_written.push(variable);
                    ops.push(Op::Add(
                        self.tables.layout.variable(variable as u16),
                        by as i32 * ONE,
                    ));
                }
            }
            RawEffect::SetVariable(value) => {
                let to = self.range(
                    i64::from(value.to),
                    -MOST_VARIABLE,
                    MOST_VARIABLE,
                    "the value",
                    &at.field("to"),
                );
                if let Some(variable) = self.variable(&value.id, &at.field("id")) {
                    self.places.variables_written.push(variable);
                    ops.push(Op::Set(
                        self.tables.layout.variable(variable as u16),
                        to as i32 * ONE,
                    ));
                }
            }
            RawEffect::Flag(name) | RawEffect::Unflag(name) => {
                if let Some(flag) = self.flag(name, &inside) {
                    let sets = matches!(effect, RawEffect::Flag(_));
                    if sets {
                        self.places.flags_set.push(flag);
                    }
                    ops.push(Op::Flag(flag, sets));
                }
            }
            RawEffect::Honour(name) => {
                ops.extend(self.value(name, &inside).map(|v| Op::Honour(ValueIx(v))));
            }
            RawEffect::Breach(name) => {
                ops.extend(self.value(name, &inside).map(|v| Op::Breach(ValueIx(v))));
            }
            RawEffect::Repair(name) => {
                ops.extend(self.value(name, &inside).map(|v| Op::Repair(ValueIx(v))));
            }
            RawEffect::Leaves(name) => {
                ops.extend(self.member(name, &inside).map(|m| Op::Leave(MemberIx(m))));
            }
            RawEffect::If(branch) => {
                let test = self.condition(&branch.when, &at.field("when"));
                let then = self.effects(&branch.then, &at.field("then"));
                let otherwise = self.effects(&branch.otherwise, &at.field("otherwise"));
                ops.push(Op::If(test, then, otherwise));
            }
        }
    }
}

/// Whether branches stand in one another more than so many deep.
fn too_deep(effects: &[RawEffect], most: u32) -> bool {
    let Some(left) = most.checked_sub(1) else {
        return true;
    };
    effects.iter().any(|effect| match effect {
        RawEffect::If(branch) => too_deep(&branch.then, left) || too_deep(&branch.otherwise, left),
        _ => false,
    })
}

/// The largest amount of a variable.
pub(super) const MOST_VARIABLE: i64 = 1_000_000;

/// What an outcome is worth on the whole, in rough points: orders a response's outcomes from worst to best. An estimate is enough, because authors
/// can set the order with `rank`.
pub(super) fn worth(outcome: &RawOutcome) -> i32 {
    let laters = outcome
        .later
        .iter()
        .map(|later: &RawLater| effects_worth(&later.effects).saturating_mul(7))
        .fold(0, i32::saturating_add);
    effects_worth(&outcome.effects)
        .saturating_mul(10)
        .saturating_add(laters)
}

fn effects_worth(effects: &[RawEffect]) -> i32 {
    effects
        .iter()
        .map(effect_worth)
        .fold(0, i32::saturating_add)
}

/// In tenths of a meter's point: an undercurrent moves the meters by about half of itself, a member by about a fifth.
fn effect_worth(effect: &RawEffect) -> i32 {
    match effect {
        RawEffect::Morale(by) | RawEffect::Stability(by) | RawEffect::Results(by) => {
            by.saturating_mul(10)
        }
        RawEffect::Meter(change) => change.by.saturating_mul(10),
        RawEffect::Direction(by)
        | RawEffect::Order(by)
        | RawEffect::Trust(by)
        | RawEffect::Competence(by) => by.saturating_mul(5),
        RawEffect::Fatigue(by) | RawEffect::Backlog(by) => by.saturating_mul(-5),
        RawEffect::Member(change) => change.trust.saturating_add(change.energy).saturating_mul(2),
        RawEffect::Everyone(change) => change.trust.saturating_add(change.energy).saturating_mul(5),
        RawEffect::Honour(_) | RawEffect::Repair(_) => 20,
        RawEffect::Breach(_) => -40,
        RawEffect::Leaves(_) => -60,
        RawEffect::If(branch) => {
            effects_worth(&branch.then).saturating_add(effects_worth(&branch.otherwise)) / 2
        }
        RawEffect::Variable(_)
        | RawEffect::SetVariable(_)
        | RawEffect::Flag(_)
        | RawEffect::Unflag(_) => 0,
    }
}
