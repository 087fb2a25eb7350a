//! Ledger lines down to their causes: what came back names the decision that it goes back to.

use super::facts::Facts;
use super::kinds::CauseKind;
use super::points::Points;
use super::report::{Kind, Line, Number, Origin};
use crate::content::phrases;
use crate::engine::{Cause, Entry, Part, PromiseIx, ResponseIx, Slot, ValueIx};

/// All changes of a playthrough.
pub(super) fn ledger(facts: &Facts<'_>) -> Vec<Line> {
    let entries = facts.trace.ledger.entries().iter();
    entries.map(|entry| line(facts, entry)).collect()
}

fn line(facts: &Facts<'_>, entry: &Entry) -> Line {
    let (kind, more, origin) = kind(facts, entry.cause, entry.turn);
    let mut cause = phrases::cause(facts.story, entry.cause, entry.delta);
    if !more.is_empty() {
        cause = format!("{cause}: {more}");
    }
    Line {
        turn: entry.turn,
        crisis: facts.crisis_title(entry.turn),
        number: slot_id(facts, entry.slot),
        change: Points(entry.delta),
        wanted: Points(entry.wanted),
        kind,
        cause,
        origin,
    }
}

/// The kind of a cause, what can be said beyond the phrase, and the earlier decision that it goes back to.
fn kind(facts: &Facts<'_>, cause: Cause, now: u16) -> (CauseKind, String, Option<Origin>) {
    let promise = |ix: PromiseIx| {
        let made = facts.promise_made(ix).unwrap_or(now);
        (
            format!("“{}”", facts.story.render(&facts.story.promise(ix).text)),
            Some(origin(facts, facts.story.promised_in(ix), made)),
        )
    };
    let value = |ix: ValueIx| format!("“{}”", facts.story.render(&facts.story.value(ix).text));
    match cause {
        Cause::Start => (CauseKind::Start, String::new(), None),
        Cause::Arrival(_) => (CauseKind::Arrival, String::new(), None),
        Cause::Practice(_) => (CauseKind::Practice, String::new(), None),
        Cause::Response(_) => (CauseKind::Response, String::new(), None),
        Cause::Outcome(_) => (CauseKind::Outcome, String::new(), None),
        Cause::Later(ix, from) => (
            CauseKind::Consequence,
            String::new(),
            Some(origin(facts, facts.story.cause_of(ix), from)),
        ),
        Cause::PromiseKept(ix) => {
            let (text, origin) = promise(ix);
            (CauseKind::PromiseKept, text, origin)
        }
        Cause::PromiseBroken(ix) => {
            let (text, origin) = promise(ix);
            (CauseKind::PromiseBroken, text, origin)
        }
        Cause::ValueHonoured(ix) => (CauseKind::ValueHonoured, value(ix), None),
        Cause::ValueBreached(ix) => (CauseKind::ValueBreached, value(ix), None),
        Cause::ValueDebt(ix, since) => {
            let chosen = facts.chosen_in(since);
            let origin = chosen.map(|response| origin(facts, response, since));
            (CauseKind::ValueDebt, value(ix), origin)
        }
        Cause::ValueRepaired(ix) => (CauseKind::ValueRepaired, value(ix), None),
        Cause::Departure(_) => (CauseKind::Departure, String::new(), None),
        Cause::Rule(_) => (CauseKind::Rule, String::new(), None),
    }
}

pub(super) fn origin(facts: &Facts<'_>, response: ResponseIx, turn: u16) -> Origin {
    let story = facts.story;
    let crisis = story.scenario().response(response).crisis;
    Origin {
        turn,
        response: story.response_name(response),
        crisis: story.render(&story.crisis(crisis).title),
        text: story.render(&story.response(response).text),
    }
}

/// The stable name of a number.
pub(super) fn slot_id(facts: &Facts<'_>, slot: Slot) -> String {
    let raw = facts.story.raw();
    let named = match facts.story.scenario().tables().layout.part(slot) {
        Part::Core => Slot::CORE_NAMES.get(slot.at()).map(|id| (*id).to_owned()),
        Part::Meter(at) => raw.meters.get(at).map(|m| format!("meter:{}", m.id)),
        Part::Member(ix, number) => {
            let member = raw.team.get(ix.at());
            member.map(|m| format!("member:{}:{}", m.id, number.name()))
        }
        Part::Variable(at) => raw.variables.get(at).map(|v| format!("variable:{}", v.id)),
    };
    named.unwrap_or_default()
}

/// Every number over the turns: the running sums of the ledger.
pub(super) fn numbers(facts: &Facts<'_>) -> Vec<Number> {
    let raw = facts.story.raw();
    let slots = facts.story.scenario().tables().layout.slots();
    let turns = facts.trace.steps.len();
    let mut values = vec![vec![0; turns + 1]; slots];
    for entry in facts.trace.ledger.entries() {
        // What arrives after the last decision belongs to a turn that is not over.
        if let Some(change) = values[entry.slot.at()].get_mut(usize::from(entry.turn)) {
            *change += entry.delta;
        }
    }
    let mut numbers: Vec<Number> = values
        .into_iter()
        .enumerate()
        .map(|(at, changes)| {
            let slot = Slot(at as u16);
            let mut sum = 0;
            let kind = match at {
                0..3 => Kind::Meter,
                3..Slot::CORE => Kind::Undercurrent,
                _ if at < Slot::CORE + raw.meters.len() => Kind::Meter,
                _ if at < Slot::CORE + raw.meters.len() + 3 * raw.team.len() => Kind::Member,
                _ => Kind::Variable,
            };
            Number {
                id: slot_id(facts, slot),
                name: facts.story.slot_name(slot),
                kind,
                values: changes
                    .into_iter()
                    .map(|change| {
                        sum += change;
                        Points(sum)
                    })
                    .collect(),
            }
        })
        .collect();
    // Meters that the scenario declares stand beside the three.
    numbers.sort_by_key(|number| number.kind);
    numbers
}
