//! How far numbers can go, and conditions that contradict themselves.

use crate::engine::{Count, MemberNumber, Op, PromiseStatus, Range, Slot, Tables, Test, TestIx};

/// Most parts of an `All` that are compared with each other.
const MOST_COMPARED: usize = 64;

/// The smallest and largest value that every slot can have, in thousandths. What the rulebook moves is known by its bounds only; declared
/// meters, variables and what members carry change by authored effects and drift alone.
pub(super) fn numbers(tables: &Tables) -> Vec<(i32, i32)> {
    let layout = tables.layout;
    let mut authored = vec![false; layout.slots()];
    for meter in 0..layout.extra_meters {
        authored[layout.meter(meter).at()] = true;
    }
    for member in 0..layout.members {
        authored[layout.member(member, MemberNumber::Carries).at()] = true;
    }
    for variable in 0..layout.variables {
        authored[layout.variable(variable).at()] = true;
    }
    let mut ranges: Vec<(i32, i32)> = tables.start.iter().map(|&s| (s, s)).collect();
    let mut falls = vec![false; ranges.len()];
    let mut rises = vec![false; ranges.len()];
    let mut add = |slot: Slot, by: i32| {
        falls[slot.at()] |= by < 0;
        rises[slot.at()] |= by > 0;
    };
    for (meter, of) in (0..).zip(&tables.meters) {
        add(layout.meter(meter), of.drift);
    }
    for op in &tables.effects {
        match *op {
            Op::Add(slot, by) => add(slot, by),
            Op::Member(member, number, by) => add(layout.member(member.0 as u16, number), by),
            Op::Set(slot, to) => {
                let range = &mut ranges[slot.at()];
                *range = (range.0.min(to), range.1.max(to));
            }
            _ => {}
        }
    }
    for (at, range) in ranges.iter_mut().enumerate() {
        let (least, most) = tables.bounds[at];
        if falls[at] || !authored[at] {
            range.0 = least;
        }
        if rises[at] || !authored[at] {
            range.1 = most;
        }
        *range = (range.0.max(least), range.1.min(most));
    }
    ranges
}

/// Why the parts of an `All` cannot hold together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Contradiction {
    /// A number would have to be at least the first and at most the second, in thousandths.
    Number(Slot, i32, i32),
    /// A count would have to lie in two ranges that do not meet.
    Counted(Count),
    /// The same is asked to be so and not to be so.
    Opposite(Test),
    /// Two answers to one crisis, two states of one promise, and so on.
    Two(Test, Test),
}

/// The first contradiction among the parts of an `All`.
pub(super) fn contradiction(tables: &Tables, range: Range) -> Option<Contradiction> {
    let mut parts = Vec::new();
    for child in range.iter() {
        conjuncts(tables, TestIx(child), true, &mut parts);
    }
    parts.truncate(MOST_COMPARED);
    parts
        .iter()
        .enumerate()
        .find_map(|(i, a)| parts[..i].iter().find_map(|b| clash(tables, *a, *b)))
}

/// Collects what has to hold, each with whether it has to be so or not so.
fn conjuncts(tables: &Tables, ix: TestIx, so: bool, parts: &mut Vec<(Test, bool)>) {
    if ix == TestIx::ALWAYS {
        return;
    }
    match tables.tests[ix.at()] {
        Test::All(range) if so => {
            for child in range.iter() {
                conjuncts(tables, TestIx(child), so, parts);
            }
        }
        Test::Any(range) if !so => {
            for child in range.iter() {
                conjuncts(tables, TestIx(child), so, parts);
            }
        }
        Test::Not(inner) => conjuncts(tables, inner, !so, parts),
        Test::All(_) | Test::Any(_) => {}
        leaf => parts.push((leaf, so)),
    }
}

fn clash(tables: &Tables, a: (Test, bool), b: (Test, bool)) -> Option<Contradiction> {
    if a.0 == b.0 && a.1 != b.1 {
        return Some(Contradiction::Opposite(a.0));
    }
    if let (Some((slot, a)), Some((other, b))) = (interval(a), interval(b)) {
        let (least, most) = (a.0.max(b.0), a.1.min(b.1));
        return (slot == other && least > most).then_some(Contradiction::Number(slot, least, most));
    }
    if !(a.1 && b.1) {
        return None;
    }
    let crisis_of = |r: crate::engine::ResponseIx| tables.responses[r.at()].crisis;
    let group_of = |c: crate::engine::CrisisIx| tables.crises[c.at()].group;
    let apart = match (a.0, b.0) {
        (Test::Counted(count, a, b), Test::Counted(other, c, d)) if count == other => {
            return (a.max(c) > b.min(d)).then_some(Contradiction::Counted(count));
        }
        (Test::Chose(a), Test::Chose(b)) => a != b && crisis_of(a) == crisis_of(b),
        (Test::Saw(a), Test::Saw(b)) => {
            a != b && group_of(a).is_some() && group_of(a) == group_of(b)
        }
        (Test::Promise(a, s), Test::Promise(b, t)) => {
            a == b && s != t && s != PromiseStatus::Open && t != PromiseStatus::Open
        }
        (Test::Value(a, s), Test::Value(b, t)) => a == b && s != t,
        _ => false,
    };
    apart.then_some(Contradiction::Two(a.0, b.0))
}

/// The values, in thousandths, for which a comparison is so.
fn interval((test, so): (Test, bool)) -> Option<(Slot, (i32, i32))> {
    Some(match (test, so) {
        (Test::AtLeast(slot, value), true) => (slot, (value, i32::MAX)),
        (Test::AtLeast(slot, value), false) => (slot, (i32::MIN, value.saturating_sub(1))),
        (Test::AtMost(slot, value), true) => (slot, (i32::MIN, value)),
        (Test::AtMost(slot, value), false) => (slot, (value.saturating_add(1), i32::MAX)),
        _ => return None,
    })
}
