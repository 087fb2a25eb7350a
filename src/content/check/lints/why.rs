//! Why a condition can never hold, in words.

use super::paths::in_words;
use super::reach::{Moment, Reach};
use crate::content::story::Story;
use crate::engine::{Count, CrisisIx, ONE, Op, Part, Slot, Test, TestIx, ValueStatus};

/// The reason why a condition can never hold; `None` if the cause stands elsewhere and is reported there, or if it can hold.
pub(super) fn why(reach: &Reach<'_>, ix: TestIx, moment: Moment) -> Option<String> {
    if ix == TestIx::ALWAYS || reach.test(ix, moment).hold {
        return None;
    }
    let story = reach.story;
    let tables = story.scenario().tables();
    match tables.tests[ix.at()] {
        Test::All(range) => range
            .iter()
            .find_map(|child| why(reach, TestIx(child), moment))
            .or_else(|| in_words(story, range)),
        Test::Any(range) if range.is_empty() => Some("none of nothing is so".to_owned()),
        Test::Any(range) => {
            let reasons: Option<Vec<String>> = range
                .iter()
                .map(|child| why(reach, TestIx(child), moment))
                .collect();
            reasons?.into_iter().next()
        }
        Test::Not(inner) => always(reach, inner, moment),
        leaf => leaf_why(reach, leaf, moment),
    }
}

fn always(reach: &Reach<'_>, inner: TestIx, moment: Moment) -> Option<String> {
    if inner == TestIx::ALWAYS {
        return Some("the opposite of always is never".to_owned());
    }
    let story = reach.story;
    Some(match story.scenario().tables().tests[inner.at()] {
        Test::Saw(crisis) if moment != Moment::Any => {
            format!("\"{}\" always comes before this", story.crisis(crisis).id)
        }
        Test::Chose(_) => "this is the response that was just chosen".to_owned(),
        Test::Not(inner) => return why(reach, inner, moment),
        _ => "what stands in Not is always so".to_owned(),
    })
}

fn leaf_why(reach: &Reach<'_>, leaf: Test, moment: Moment) -> Option<String> {
    let story = reach.story;
    let comes_later = |crisis| {
        let id = &story.crisis(crisis).id;
        // If it can happen at all, the moment is the cause; otherwise the cause is reported where that crisis stands.
        reach.saw(crisis, Moment::Any).hold.then(|| {
            if here(reach, moment) == Some(crisis) {
                format!("\"{id}\" has not been answered at this moment")
            } else {
                format!("\"{id}\" can only come after this, or not at all")
            }
        })
    };
    match leaf {
        Test::AtLeast(number, value) | Test::AtMost(number, value) => {
            let (least, most) = reach.numbers[number.at()];
            if least == most && is_variable(story, number) {
                // That nothing changes it is said where it is declared.
                return None;
            }
            let name = slot(story, number);
            Some(if matches!(leaf, Test::AtLeast(..)) {
                format!(
                    "{name} is never more than {}, and here {} is wanted",
                    most / ONE,
                    value / ONE
                )
            } else {
                format!(
                    "{name} is never less than {}, and here {} is wanted",
                    least / ONE,
                    value / ONE
                )
            })
        }
        Test::Counted(count, least, _) => {
            let (fewest, most) = reach.counts(count, moment);
            let name = match count {
                Count::Turn => "turn",
                Count::Led => "led",
                Count::Managed => "managed",
                Count::Both => "both",
                Count::Waited => "waited",
            };
            Some(if u32::from(least) > most {
                format!("`{name}` is {most} at most")
            } else {
                format!("`{name}` is {fewest} at least by then")
            })
        }
        Test::Saw(crisis) => comes_later(crisis),
        Test::Chose(response) => {
            let crisis = story.scenario().response(response).crisis;
            if matches!(moment, Moment::During(_)) && here(reach, moment) == Some(crisis) {
                return Some("another response to this crisis was just chosen".to_owned());
            }
            reach.responses[response.at()].then(|| comes_later(crisis))?
        }
        Test::Happened(outcome) => {
            let crisis = story.raw().crises.iter().position(|c| {
                c.responses
                    .iter()
                    .flat_map(|r| &r.outcomes)
                    .any(|o| std::ptr::eq(o, story.outcome(outcome)))
            })?;
            reach.outcomes[outcome.at()].then(|| comes_later(CrisisIx(crisis as u32)))?
        }
        // What stands in the file, but where it can never happen, is reported there; a value that nothing touches, where it is declared.
        Test::Left(member) => (!written(story, |op| *op == Op::Leave(member))).then(|| {
            let name = crate::content::story::short_name(story.member(member));
            format!("nothing makes {name} leave")
        }),
        Test::Value(value, status) => {
            let breached = written(story, |op| *op == Op::Breach(value));
            let repaired = written(story, |op| *op == Op::Repair(value));
            let touched = breached || repaired || written(story, |op| *op == Op::Honour(value));
            let id = &story.value(value).id;
            match status {
                _ if !touched => None,
                _ if !breached => Some(format!("nothing breaches \"{id}\"")),
                ValueStatus::Repaired if !repaired => Some(format!("nothing repairs \"{id}\"")),
                _ => None,
            }
        }
        Test::Honoured(value) => {
            let breached = written(
                story,
                |op| matches!(op, Op::Breach(v) | Op::Repair(v) if *v == value),
            );
            let honoured = written(story, |op| *op == Op::Honour(value));
            (breached && !honoured)
                .then(|| format!("nothing honours \"{}\"", story.value(value).id))
        }
        Test::Collapsed(_) if moment == Moment::Any => {
            Some("this meter does not end the game: it has no `collapses: true`".to_owned())
        }
        Test::Collapsed(_) => {
            Some("a collapse ends the game, so no crisis comes after it".to_owned())
        }
        // Reported where the flag is declared, where the promise is made, or where its crisis stands.
        Test::Flag(_) | Test::Promise(..) | Test::All(_) | Test::Any(_) | Test::Not(_) => None,
    }
}

fn here(reach: &Reach<'_>, moment: Moment) -> Option<CrisisIx> {
    match moment {
        Moment::Any => None,
        Moment::Before(crisis) => Some(crisis),
        Moment::During(response) => Some(reach.story.scenario().response(response).crisis),
    }
}

/// Whether an effect stands anywhere in the file.
fn written(story: &Story, is_it: impl Fn(&Op) -> bool) -> bool {
    story.scenario().tables().effects.iter().any(is_it)
}

fn is_variable(story: &Story, slot: Slot) -> bool {
    let layout = story.scenario().tables().layout;
    matches!(layout.part(slot), Part::Variable(_))
}

/// What a number is called in conditions.
pub(super) fn slot(story: &Story, slot: Slot) -> String {
    match story.scenario().tables().layout.part(slot) {
        Part::Core => return story.slot_name(slot).to_lowercase(),
        Part::Meter(at) => {
            if let Some(meter) = story.raw().meters.get(at) {
                return meter.id.clone();
            }
        }
        Part::Member(ix, number) => {
            if let Some(member) = story.raw().team.get(ix.at()) {
                return format!("{}.{}", member.id, number.name());
            }
        }
        Part::Variable(_) => {}
    }
    story.slot_name(slot)
}
