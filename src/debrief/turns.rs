//! Turn by turn: what was asked for, what was worn, what came of it, and the roads.

use super::facts::Facts;
use super::figure::Figure;
use super::points::Points;
use super::report::{Fit, IdeaText, Road, Turn};
use crate::analysis::roads::{self, Fork};
use crate::engine::{Happening, Hat, ResponseIx};

pub(super) fn turns(facts: &Facts<'_>) -> Vec<Turn> {
    let forks = facts.roads.decisions.iter();
    forks.map(|fork| turn(facts, fork)).collect()
}

fn turn(facts: &Facts<'_>, fork: &Fork) -> Turn {
    let story = facts.story;
    let crisis = story.crisis(fork.crisis);
    let chosen = fork.chosen().response;
    let response = story.response(chosen);
    let (asked_lead, worn_lead, fit) = hats(facts, chosen);
    Turn {
        turn: fork.turn,
        crisis: crisis.id.clone(),
        title: story.render(&crisis.title),
        moment: story.render(&crisis.moment),
        situation: crisis.situation,
        severity: crisis.severity,
        response: response.id.clone(),
        text: story.render(&response.text),
        hat: response.hat,
        practices: response.practices.clone(),
        outcome: outcome(facts, fork.turn),
        events: events(facts, fork.turn),
        asked: story.asked(fork.crisis, &facts.values_before(fork.turn)),
        insight: story.render(&response.insight),
        ideas: story
            .ideas(chosen)
            .map(|idea| IdeaText {
                name: idea.name.clone(),
                about: idea.about.clone(),
            })
            .collect(),
        asked_lead,
        worn_lead,
        fit,
        luck: fork.luck.below(101) as i32,
        regret: fork.regret().into(),
        surprise: fork.surprise().into(),
        stakes: Figure::from(roads::Estimate::exactly(fork.stakes())).mean,
        room: None,
        roads: fork.roads.iter().map(|r| road(facts, r, chosen)).collect(),
    }
}

fn road(facts: &Facts<'_>, road: &roads::Road, chosen: ResponseIx) -> Road {
    let story = facts.story;
    let response = story.response(road.response);
    let same = &road.same_luck;
    Road {
        response: response.id.clone(),
        text: story.render(&response.text),
        hat: response.hat,
        taken: road.response == chosen,
        expected: road.expected.into(),
        ahead: road.ahead.into(),
        collapses: f64::from(road.collapses) / 10.0,
        same_luck_grade: Points(same.grade),
        same_luck_ending: story.render(&story.ending(same.ending).title),
        same_luck_meters: same.meters.iter().map(|m| m.map(Points)).collect(),
        own_decisions: same.own,
        insight: story.render(&response.insight),
    }
}

/// Whether the hat that was worn in a turn is the one that its moment asked for.
pub(super) fn hat_fitted(facts: &Facts<'_>, turn: u16) -> bool {
    let chosen = facts.chosen_in(turn);
    chosen.is_some_and(|chosen| hats(facts, chosen).2 == Fit::Fits)
}

/// What the situation asks for, what was worn (both as the share of leading, in per cent), and whether they fitted: by the rulebook's own measure, which
/// is also the one that moved trust.
fn hats(facts: &Facts<'_>, chosen: ResponseIx) -> (Option<i32>, Option<i32>, Fit) {
    let response = facts.story.scenario().response(chosen);
    let Some(rules) = &facts.game.rulebook().rules else {
        let worn = match response.hat {
            Hat::Lead => Some(100),
            Hat::Manage => Some(0),
            Hat::Both => Some(50),
            Hat::Wait => None,
        };
        return (None, worn, Fit::Unasked);
    };
    let situation = facts.story.scenario().crisis(response.crisis).situation;
    let asked = rules.situations.of(situation).lead_share;
    let met = rules.fit(rules.hats.of(response.hat), situation);
    let fit = match met {
        None => Fit::Waited,
        Some(met) if met.fits() => Fit::Fits,
        Some(_) => Fit::Apart,
    };
    (Some(asked / 10), met.map(|met| met.worn / 10), fit)
}

fn outcome(facts: &Facts<'_>, turn: u16) -> String {
    let drawn = facts
        .trace
        .ledger
        .events_of(turn)
        .find_map(|what| match what {
            Happening::Drew(ix) => Some(facts.story.render(&facts.story.outcome(ix).text)),
            _ => None,
        });
    drawn.unwrap_or_default()
}

/// What else happened, in sentences. Consequences, promises and debts name where they come from.
fn events(facts: &Facts<'_>, turn: u16) -> Vec<String> {
    let story = facts.story;
    let said = |what: Happening| {
        let promise = |ix| story.render(&story.promise(ix).text);
        let value = |ix| story.render(&story.value(ix).text);
        Some(match what {
            Happening::CameBack(ix, from) => {
                let text = story.render(&story.later(ix).text);
                format!("Came back from {}: {text}", facts.turn_named(from))
            }
            Happening::Promised(ix) => format!("Promised: “{}”", promise(ix)),
            Happening::Kept(ix, made) => format!(
                "Promise kept, made in {}: “{}”",
                facts.turn_named(made),
                promise(ix)
            ),
            Happening::Broke(ix, made) => format!(
                "Promise broken, made in {}: “{}”",
                facts.turn_named(made),
                promise(ix)
            ),
            Happening::Honoured(ix) => format!("Honoured: “{}”", value(ix)),
            Happening::Breached(ix) => format!("Breached: “{}”", value(ix)),
            Happening::Repaired(ix) => format!("Owned and repaired: “{}”", value(ix)),
            Happening::Left(ix) => format!("{} left.", story.member(ix).name),
            Happening::Collapsed(slot) => format!("{} reached 0.", story.slot_name(slot)),
            Happening::HeldOff(slot) => format!(
                "{} is at 0, which would have ended the game; the collapse was held off.",
                story.slot_name(slot)
            ),
            Happening::Arrived(_)
            | Happening::Chose(..)
            | Happening::Drew(_)
            | Happening::Lapsed(..)
            | Happening::Ended(_) => return None,
        })
    };
    facts
        .trace
        .ledger
        .events_of(turn)
        .filter_map(said)
        .collect()
}
