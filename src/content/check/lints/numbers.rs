//! Effects that are out of proportion, and responses that are better than all others whatever happens.

use std::collections::BTreeMap;

use crate::content::finding::{At, Finding};
use crate::content::raw::{RawCrisis, RawEffect, RawResponse, RawScenario};

/// Points beyond which one effect drowns everything that the rulebook does.
const LARGE: i32 = 6;
/// Expected points by which a response has to be ahead of every other before it is the obvious one.
const MUCH: f64 = 12.0;

/// Adds the warnings.
pub(super) fn lint(raw: &RawScenario, findings: &mut Vec<Finding>) {
    let crises = At::ROOT.field("crises");
    for (i, crisis) in raw.crises.iter().enumerate() {
        let at = crises.index(i);
        effects(&crisis.effects, &at.field("effects"), findings);
        let responses = at.field("responses");
        for (r, response) in crisis.responses.iter().enumerate() {
            let at = responses.index(r);
            effects(&response.effects, &at.field("effects"), findings);
            laters(&response.later, &at.field("later"), findings);
            let outcomes = at.field("outcomes");
            for (o, outcome) in response.outcomes.iter().enumerate() {
                let at = outcomes.index(o);
                effects(&outcome.effects, &at.field("effects"), findings);
                laters(&outcome.later, &at.field("later"), findings);
            }
            let promises = at.field("promises");
            for (p, promise) in response.promises.iter().enumerate() {
                let at = promises.index(p);
                effects(&promise.kept_effects, &at.field("kept_effects"), findings);
                effects(
                    &promise.broken_effects,
                    &at.field("broken_effects"),
                    findings,
                );
            }
        }
        dominant(crisis, &responses, findings);
    }
}

fn laters(laters: &[crate::content::raw::RawLater], at: &At<'_>, findings: &mut Vec<Finding>) {
    for (i, later) in laters.iter().enumerate() {
        effects(&later.effects, &at.index(i).field("effects"), findings);
    }
}

fn effects(list: &[RawEffect], at: &At<'_>, findings: &mut Vec<Finding>) {
    for (i, effect) in list.iter().enumerate() {
        let at = at.index(i);
        let inside = at.inside();
        let mut points = |by: i32, at: &At<'_>| {
            if by.unsigned_abs() > LARGE.unsigned_abs() && by.unsigned_abs() <= 100 {
                findings.push(
                    Finding::warning(
                        "large-effect",
                        at,
                        format!("{by} points is more than one act can plausibly do"),
                    )
                    .help(format!(
                        "stay between {} and {LARGE}, or spread it over several effects and turns",
                        -LARGE
                    )),
                );
            }
        };
        match effect {
            RawEffect::Morale(by)
            | RawEffect::Stability(by)
            | RawEffect::Results(by)
            | RawEffect::Direction(by)
            | RawEffect::Order(by)
            | RawEffect::Trust(by)
            | RawEffect::Fatigue(by)
            | RawEffect::Competence(by)
            | RawEffect::Backlog(by) => points(*by, &inside),
            RawEffect::Meter(change) => points(change.by, &at.field("by")),
            RawEffect::Member(change) => {
                points(change.trust, &at.field("trust"));
                points(change.energy, &at.field("energy"));
            }
            RawEffect::Everyone(change) => {
                points(change.trust, &at.field("trust"));
                points(change.energy, &at.field("energy"));
            }
            RawEffect::If(branch) => {
                effects(&branch.then, &at.field("then"), findings);
                effects(&branch.otherwise, &at.field("otherwise"), findings);
            }
            RawEffect::Variable(_)
            | RawEffect::SetVariable(_)
            | RawEffect::Flag(_)
            | RawEffect::Unflag(_)
            | RawEffect::Honour(_)
            | RawEffect::Breach(_)
            | RawEffect::Repair(_)
            | RawEffect::Leaves(_) => {}
        }
    }
}

/// A response whose authored effects are expected to beat those of every other one in every number, by much.
fn dominant(crisis: &RawCrisis, at: &At<'_>, findings: &mut Vec<Finding>) {
    let sums: Option<Vec<Sums<'_>>> = crisis.responses.iter().map(expected).collect();
    let Some(sums) = sums.filter(|sums| sums.len() > 1) else {
        return;
    };
    for (i, mine) in sums.iter().enumerate() {
        let beats_all = sums
            .iter()
            .enumerate()
            .all(|(j, other)| i == j || beats(mine, other));
        if beats_all {
            let at = at.index(i);
            findings.push(
                Finding::warning(
                    "dominant-response",
                    &at.field("id"),
                    "this response is much better than every other one, in every number",
                )
                .help("let it cost something: energy, time, a promise, someone who is not served"),
            );
        }
    }
}

/// Expected change of every number, counted so that more is better.
type Sums<'a> = BTreeMap<(&'a str, &'a str), f64>;

fn beats(mine: &Sums<'_>, other: &Sums<'_>) -> bool {
    let mut ahead = 0.0;
    for key in mine
        .keys()
        .chain(other.keys().filter(|k| !mine.contains_key(*k)))
    {
        let lead = mine.get(key).unwrap_or(&0.0) - other.get(key).unwrap_or(&0.0);
        if lead < 0.0 {
            return false;
        }
        ahead += lead;
    }
    ahead >= MUCH
}

/// `None` if what comes of the response depends on more than luck.
fn expected(response: &RawResponse) -> Option<Sums<'_>> {
    let mut sums = Sums::new();
    if response.when.is_some() || !response.promises.is_empty() {
        return None;
    }
    add(&mut sums, &response.effects, 1.0)?;
    add_laters(&mut sums, &response.later, 1.0)?;
    let total: u32 = response
        .outcomes
        .iter()
        .fold(0, |sum, o| sum.saturating_add(o.weight));
    for outcome in &response.outcomes {
        if outcome.when.is_some() {
            return None;
        }
        let share = f64::from(outcome.weight) / f64::from(total.max(1));
        add(&mut sums, &outcome.effects, share)?;
        add_laters(&mut sums, &outcome.later, share)?;
    }
    Some(sums)
}

fn add_laters<'a>(
    sums: &mut Sums<'a>,
    laters: &'a [crate::content::raw::RawLater],
    share: f64,
) -> Option<()> {
    for later in laters {
        if later.when.is_some() {
            return None;
        }
        add(sums, &later.effects, share)?;
    }
    Some(())
}

fn add<'a>(sums: &mut Sums<'a>, effects: &'a [RawEffect], share: f64) -> Option<()> {
    for effect in effects {
        let mut put = |of: &'a str, number: &'a str, by: i32| {
            *sums.entry((of, number)).or_default() += f64::from(by) * share;
        };
        match effect {
            RawEffect::Morale(by) => put("", "morale", *by),
            RawEffect::Stability(by) => put("", "stability", *by),
            RawEffect::Results(by) => put("", "results", *by),
            RawEffect::Direction(by) => put("", "direction", *by),
            RawEffect::Order(by) => put("", "order", *by),
            RawEffect::Trust(by) => put("", "trust", *by),
            RawEffect::Fatigue(by) => put("", "fatigue", by.saturating_neg()),
            RawEffect::Competence(by) => put("", "competence", *by),
            RawEffect::Backlog(by) => put("", "backlog", by.saturating_neg()),
            RawEffect::Meter(change) => put("meter", &change.id, change.by),
            RawEffect::Member(change) => {
                put(&change.who, "trust", change.trust);
                put(&change.who, "energy", change.energy);
                put(&change.who, "carries", change.carries.saturating_neg());
            }
            RawEffect::Everyone(change) => {
                put("everyone", "trust", change.trust);
                put("everyone", "energy", change.energy);
            }
            // What these are worth shows only later.
            RawEffect::Variable(_)
            | RawEffect::SetVariable(_)
            | RawEffect::Flag(_)
            | RawEffect::Unflag(_)
            | RawEffect::Honour(_)
            | RawEffect::Breach(_)
            | RawEffect::Repair(_)
            | RawEffect::Leaves(_)
            | RawEffect::If(_) => return None,
        }
    }
    Some(())
}
