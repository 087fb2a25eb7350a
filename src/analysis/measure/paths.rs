//! What came about in plays and what did not, and whether promises can go either way.

use super::figure::{Case, Figure, Measures, Unit};
use super::seen::{Seen, Thing};
use super::thresholds::Thresholds;
use crate::content::check::Possible;
use crate::content::finding::Step;
use crate::content::story::Story;
use crate::engine::PromiseIx;

/// What is known of one thing that can come about.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// What.
    pub thing: Thing,
    /// Its name.
    pub name: String,
    /// What is known.
    pub verdict: Verdict,
    /// Playthroughs in which it came about.
    pub count: u64,
    /// The first of them.
    pub case: Option<Case>,
}

/// Whether something comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It was seen.
    Seen,
    /// It was not seen; nothing proves that it cannot be.
    NotSeen,
    /// It can never come about, whatever is played and drawn.
    Impossible,
}

/// Whether something is not proven impossible.
#[must_use]
pub fn is_possible(possible: &Possible, thing: Thing) -> bool {
    let list = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(true);
    match thing {
        Thing::Crisis(ix) => list(&possible.crises, ix.at()),
        Thing::Response(ix) => list(&possible.responses, ix.at()),
        Thing::Outcome(ix) => list(&possible.outcomes, ix.at()),
        Thing::Later(ix) => list(&possible.laters, ix.at()),
        Thing::Kept(ix) => list(&possible.kept, ix.at()),
        Thing::Broken(ix) => list(&possible.broken, ix.at()),
        Thing::Ending(ix) => list(&possible.endings, ix.at()),
    }
}

/// What is known of everything, in the order of the tables.
#[must_use]
pub(super) fn known(
    story: &Story,
    seen: &Seen,
    possible: &Possible,
    names: &[String],
) -> Vec<Known> {
    seen.things()
        .map(|thing| {
            let mark = seen.mark(thing);
            Known {
                thing,
                name: thing.name(story),
                verdict: match mark.count {
                    0 if !is_possible(possible, thing) => Verdict::Impossible,
                    0 => Verdict::NotSeen,
                    _ => Verdict::Seen,
                },
                count: mark.count,
                case: mark.first.and_then(|(player, seed)| {
                    Some(Case::new(names.get(player as usize)?.clone(), seed))
                }),
            }
        })
        .collect()
}

/// Adds what was not seen, unless what it waits for was not seen either, and what promises came to.
pub(super) fn lint(
    story: &Story,
    seen: &Seen,
    known: &[Known],
    runs: u64,
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let code = "measured-not-seen";
    let unseen = |k: &&Known| k.verdict == Verdict::NotSeen;
    for one in known.iter().filter(unseen) {
        let waits = one.thing.cause(story);
        if waits.is_some_and(|cause| seen.mark(cause).count == 0) {
            continue;
        }
        if let Thing::Kept(ix) | Thing::Broken(ix) = one.thing
            && judged(seen, ix) >= thresholds.promise.judged
        {
            continue;
        }
        sheet.warn(
            code,
            place(story, one.thing),
            format!("{} was not seen in {runs} playthroughs", what(one.thing)),
            None,
            "loosen its condition, or lead more ways to it",
        );
    }
    let count = known.iter().filter(unseen).count() as f64;
    let impossible = known.iter().filter(|k| k.verdict == Verdict::Impossible);
    let what = format!(
        "things that can happen and were not seen in {runs} playthroughs ({} seen, {} proven impossible)",
        known.iter().filter(|k| k.verdict == Verdict::Seen).count(),
        impossible.count()
    );
    let rarest = known.iter().filter(|k| k.count > 0).min_by_key(|k| k.count);
    let figure = Figure::new(code, what, count, Unit::Number).most(0.0);
    sheet.figures.push(figure);
    if let Some(rarest) = rarest {
        let what = format!("rarest thing seen, in playthroughs: {}", rarest.name);
        let figure =
            Figure::new(code, what, rarest.count as f64, Unit::Number).about("rarest thing seen");
        sheet.figures.push(figure.case(rarest.case.clone()));
    }
    promises(story, seen, known, thresholds, sheet);
}

fn judged(seen: &Seen, ix: PromiseIx) -> u64 {
    seen.mark(Thing::Kept(ix)).count + seen.mark(Thing::Broken(ix)).count
}

fn promises(
    story: &Story,
    seen: &Seen,
    known: &[Known],
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let code = "measured-promise";
    let least = thresholds.promise.either_least;
    for number in 0..story.scenario().tables().promises.len() as u32 {
        let ix = PromiseIx(number);
        let all = judged(seen, ix);
        if all < thresholds.promise.judged {
            continue;
        }
        let share = seen.mark(Thing::Kept(ix)).count as f64 / all as f64;
        let shown = if share < 0.5 {
            Thing::Broken(ix)
        } else {
            Thing::Kept(ix)
        };
        let case = known.iter().find(|k| k.thing == shown);
        let what = format!("promise \"{}\" kept, of {all} judged", story.promise(ix).id);
        let figure = Figure::new(code, what, share, Unit::Share)
            .least(least)
            .most(1.0 - least)
            .case(case.and_then(|k| k.case.clone()));
        let message = if share < 0.5 {
            "hardly anybody keeps this promise"
        } else {
            "hardly anybody breaks this promise"
        };
        sheet.hold(
            figure,
            story.place_of_promise(ix),
            message,
            "let keeping it cost something that some will pay and some will not",
        );
    }
}

fn place(story: &Story, thing: Thing) -> Vec<Step> {
    match thing {
        Thing::Crisis(ix) => story.place_of_crisis(ix),
        Thing::Response(ix) => story.place_of_response(ix),
        Thing::Outcome(ix) => story.place_of_outcome(ix),
        Thing::Later(ix) => story.place_of_later(ix),
        Thing::Kept(ix) | Thing::Broken(ix) => story.place_of_promise(ix),
        Thing::Ending(ix) => story.place_of_ending(ix),
    }
}

const fn what(thing: Thing) -> &'static str {
    match thing {
        Thing::Crisis(_) => "this crisis",
        Thing::Response(_) => "this response",
        Thing::Outcome(_) => "this outcome",
        Thing::Later(_) => "this consequence",
        Thing::Kept(_) => "the keeping of this promise",
        Thing::Broken(_) => "the breaking of this promise",
        Thing::Ending(_) => "this ending",
    }
}
