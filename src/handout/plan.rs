//! The plan of a session by the minute: how many crises fit, and when each thing begins.

use super::scope::Scope;
use crate::content::Story;
use crate::session::Pace;

/// Minutes to arrive, and to read the opening and the briefing.
const OPENING: u16 = 5;
/// Minutes that a closing round and the commitments take.
const CLOSING: u16 = 5;

/// Fewest minutes that a plan is made for.
const FEWEST: u16 = 25;

/// Minutes of debrief that the pace counts in.
const COUNTED: u16 = 10;

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLine {
    /// Minutes after the beginning.
    pub at: u16,
    /// What happens.
    pub what: String,
}

/// The plan for so many minutes, 25 or more, and how many crises it holds.
#[must_use]
pub fn plan(story: &Story, pace: &Pace, minutes: u16) -> (u16, Vec<PlanLine>) {
    let debrief = debrief(minutes);
    let playing = minutes.saturating_sub(OPENING + CLOSING + debrief);
    let crises = pace.fits(playing + COUNTED);
    let mut steps = opening();
    let each = f64::from(playing) / f64::from(crises.max(1));
    let begins = |n: u16| OPENING + (f64::from(n) * each).round() as u16;
    // Which crisis comes second may depend on the first: only that one is known by name.
    let first = story.raw().crises.first().map_or("", |c| &*c.title);
    steps.push(PlanLine {
        at: begins(0),
        what: format!("Crisis 1, {first}"),
    });
    if crises > 1 {
        let others: Vec<String> = (2..crises).map(|n| begins(n).to_string()).collect();
        let what = if others.is_empty() {
            "Crisis 2".to_owned()
        } else {
            format!("Crisis 2; the others at {}", others.join(", "))
        };
        steps.push(PlanLine {
            at: begins(1),
            what,
        });
    }
    steps.extend(ends(minutes, debrief));
    (crises, steps)
}

/// The plan of a designed cut, in its own minutes or in 25 if those are more: every crisis with its name.
#[must_use]
pub fn plan_of_cut(scope: Scope<'_>, minutes: u16) -> Vec<PlanLine> {
    let minutes = minutes.max(FEWEST);
    let debrief = debrief(minutes);
    let playing = minutes.saturating_sub(OPENING + CLOSING + debrief);
    let crises: Vec<_> = scope.crises().collect();
    let each = f64::from(playing) / crises.len().max(1) as f64;
    let mut steps = opening();
    steps.extend(crises.iter().map(|(number, _, crisis)| PlanLine {
        at: OPENING + (each * (number - 1) as f64).round() as u16,
        what: format!("Crisis {number}, {}", crisis.title),
    }));
    steps.extend(ends(minutes, debrief));
    steps
}

fn opening() -> Vec<PlanLine> {
    vec![PlanLine {
        at: 0,
        what: "Opening, read aloud; then the briefing and the people".to_owned(),
    }]
}

fn ends(minutes: u16, debrief: u16) -> [PlanLine; 2] {
    [
        (
            minutes - CLOSING - debrief,
            "Debrief: your story, one turning point, one habit",
        ),
        (minutes - CLOSING, "Closing round, and a commitment each"),
    ]
    .map(|(at, what)| PlanLine {
        at,
        what: what.to_owned(),
    })
}

/// A third of the time and never under eight minutes: a debrief that is squeezed teaches nothing.
const fn debrief(minutes: u16) -> u16 {
    let third = minutes / 3;
    if third < 8 { 8 } else { third }
}
