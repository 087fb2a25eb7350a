//! Conditions: names become positions, whole points become thousandths.

use super::Compiler;
use super::effects::MOST_VARIABLE;
use super::names::{built_in, suggestion};
use crate::content::finding::At;
use crate::content::raw::{RawCondition, RawThreshold, RawVariable};
use crate::engine::{
    Count, CrisisIx, MemberIx, MemberNumber, ONE, OutcomeIx, PromiseIx, PromiseStatus, Range,
    ResponseIx, Scenario, Slot, Test, TestIx, ValueIx, ValueStatus,
};

/// The test that always holds, where one has to stand in a table.
const TRUE: Test = Test::All(Range { from: 0, to: 0 });

impl Compiler<'_> {
    /// Compiles a condition that may be absent.
    pub(super) fn when(&mut self, condition: Option<&RawCondition>, at: &At<'_>) -> TestIx {
        condition.map_or(TestIx::ALWAYS, |c| self.condition(c, at))
    }

    pub(super) fn condition(&mut self, condition: &RawCondition, at: &At<'_>) -> TestIx {
        if matches!(condition, RawCondition::Always) {
            return TestIx::ALWAYS;
        }
        if too_deep(condition, Scenario::MOST_DEPTH) {
            self.error(
                "too-deep",
                at,
                "this condition has too many conditions in one another",
            )
            .help = Some(
                "set a flag when a part of it comes true, and ask for the flag here".to_owned(),
            );
            return TestIx::ALWAYS;
        }
        let test = self.test(condition, at).unwrap_or(TRUE);
        self.push_test(test)
    }

    fn push_test(&mut self, test: Test) -> TestIx {
        self.tables.tests.push(test);
        TestIx(self.tables.tests.len() as u32 - 1)
    }

    /// `None` if a name in it does not exist, which has been reported then.
    fn test(&mut self, condition: &RawCondition, at: &At<'_>) -> Option<Test> {
        let inside = at.inside();
        Some(match condition {
            RawCondition::Always => TRUE,
            RawCondition::AtLeast(threshold) => self.threshold(threshold, true, at)?,
            RawCondition::AtMost(threshold) => self.threshold(threshold, false, at)?,
            RawCondition::Flag(flag) => {
                let position = self.flag(flag, &inside)?;
                self.places.flags_read.push(position);
                Test::Flag(position)
            }
            RawCondition::Chose(name) => {
                Test::Chose(ResponseIx(self.response_named(name, &inside)?))
            }
            RawCondition::Saw(name) => Test::Saw(CrisisIx(self.crisis_named(name, &inside)?)),
            RawCondition::Happened(name) => {
                let written = self.outcome_named(name, &inside)?;
                Test::Happened(OutcomeIx(*self.places.outcome_at.get(written as usize)?))
            }
            RawCondition::Left(name) => Test::Left(MemberIx(self.member(name, &inside)?)),
            RawCondition::Promised(name) => self.promise_is(name, PromiseStatus::Open, &inside)?,
            RawCondition::Kept(name) => self.promise_is(name, PromiseStatus::Kept, &inside)?,
            RawCondition::Broken(name) => self.promise_is(name, PromiseStatus::Broken, &inside)?,
            RawCondition::Breached(name) => self.value_is(name, ValueStatus::Breached, &inside)?,
            RawCondition::Repaired(name) => self.value_is(name, ValueStatus::Repaired, &inside)?,
            RawCondition::Honoured(name) => Test::Honoured(ValueIx(self.value(name, &inside)?)),
            RawCondition::Collapsed(name) => Test::Collapsed(Some(self.meter_slot(name, &inside)?)),
            RawCondition::All(children) => Test::All(self.children(children, &inside)),
            RawCondition::Any(children) => Test::Any(self.children(children, &inside)),
            RawCondition::Not(inner) => {
                let inner = self.test(inner, &inside)?;
                Test::Not(self.push_test(inner))
            }
        })
    }

    fn children(&mut self, children: &[RawCondition], at: &At<'_>) -> Range {
        let tests: Vec<Test> = children
            .iter()
            .enumerate()
            .map(|(i, child)| self.test(child, &at.index(i)).unwrap_or(TRUE))
            .collect();
        let from = self.tables.tests.len() as u32;
        self.tables.tests.extend(tests);
        Range {
            from,
            to: self.tables.tests.len() as u32,
        }
    }

    fn promise_is(&mut self, name: &str, status: PromiseStatus, at: &At<'_>) -> Option<Test> {
        Some(Test::Promise(
            PromiseIx(self.promise_named(name, at)?),
            status,
        ))
    }

    fn value_is(&mut self, name: &str, status: ValueStatus, at: &At<'_>) -> Option<Test> {
        Some(Test::Value(ValueIx(self.value(name, at)?), status))
    }

    fn threshold(&mut self, threshold: &RawThreshold, at_least: bool, at: &At<'_>) -> Option<Test> {
        let what_at = at.field("what");
        let value_at = at.field("value");
        if let Some(count) = counted(&threshold.what) {
            let n = self.range(
                i64::from(threshold.value),
                0,
                1000,
                "a count of turns",
                &value_at,
            ) as u16;
            return Some(if at_least {
                Test::Counted(count, n, u16::MAX)
            } else {
                Test::Counted(count, 0, n)
            });
        }
        let (slot, least, most) = self.number(&threshold.what, &what_at)?;
        let value = self.range(
            i64::from(threshold.value),
            i64::from(least),
            i64::from(most),
            "the value compared with",
            &value_at,
        ) as i32
            * ONE;
        Some(if at_least {
            Test::AtLeast(slot, value)
        } else {
            Test::AtMost(slot, value)
        })
    }

    /// The slot of a number by its name, with the range of its whole values.
    fn number(&mut self, name: &str, at: &At<'_>) -> Option<(Slot, i32, i32)> {
        if let Some(slot) = Slot::level(name) {
            return Some((slot, 0, 100));
        }
        let layout = self.tables.layout;
        if let Some((member, number)) = name.split_once('.') {
            let member = self.member(member, at)? as u16;
            let number = match number {
                "trust" => MemberNumber::Trust,
                "energy" => MemberNumber::Energy,
                "carries" => MemberNumber::Carries,
                other => {
                    self.error(
                        "unknown-number",
                        at,
                        format!("a member has no number \"{other}\""),
                    )
                    .help = Some("a member has trust, energy and carries".to_owned());
                    return None;
                }
            };
            return Some((layout.member(member, number), 0, 100));
        }
        if let Some(&meter) = self.names.meters.get(name) {
            return Some((layout.meter(meter as u16), 0, 100));
        }
        if let Some(&variable) = self.names.variables.get(name) {
            let declared = self.raw.variables.get(variable as usize)?;
            self.places.variables_read.push(variable);
            let (least, most) = variable_bounds(declared);
            return Some((layout.variable(variable as u16), least, most));
        }
        let help = self.helps().then(|| self.numbers_like(name));
        self.error(
            "unknown-number",
            at,
            format!("there is no number \"{name}\" to compare"),
        )
        .help = help;
        None
    }

    fn numbers_like(&self, name: &str) -> String {
        let mut known: Vec<&str> = built_in().collect();
        known.extend(self.names.meters.keys().chain(self.names.variables.keys()));
        let members: Vec<String> = self
            .raw
            .team
            .iter()
            .flat_map(|m| ["trust", "energy"].map(|n| format!("{}.{n}", m.id)))
            .collect();
        known.extend(members.iter().map(String::as_str));
        suggestion(name, &known, "number")
    }

    fn meter_slot(&mut self, name: &str, at: &At<'_>) -> Option<Slot> {
        match Slot::level(name) {
            Some(slot) if slot <= Slot::RESULTS => Some(slot),
            _ => {
                let meter = self.meter(name, at)?;
                Some(self.tables.layout.meter(meter as u16))
            }
        }
    }
}

/// The bounds of a variable; where they were written wrongly, which is reported where they stand, the widest that there are.
fn variable_bounds(variable: &RawVariable) -> (i32, i32) {
    let most = MOST_VARIABLE as i32;
    let (low, high) = (variable.min.max(-most), variable.max.min(most));
    if low <= high {
        (low, high)
    } else {
        (-most, most)
    }
}

/// Whether conditions stand in one another more than so many deep.
fn too_deep(condition: &RawCondition, most: u32) -> bool {
    let Some(left) = most.checked_sub(1) else {
        return true;
    };
    match condition {
        RawCondition::All(children) | RawCondition::Any(children) => {
            children.iter().any(|child| too_deep(child, left))
        }
        RawCondition::Not(inner) => too_deep(inner, left),
        _ => false,
    }
}

fn counted(name: &str) -> Option<Count> {
    Some(match name {
        "turn" => Count::Turn,
        "led" => Count::Led,
        "managed" => Count::Managed,
        "both" => Count::Both,
        "waited" => Count::Waited,
        _ => return None,
    })
}
