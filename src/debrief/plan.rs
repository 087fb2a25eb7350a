//! What to try next: one habit to start, one to stop, one hat to practise. Simple rules, and each piece of advice says what it rests on.
//!
//! The rules are written out in `docs/debrief.md`; whoever changes one changes the other.

use super::action::{Advice, Plan};
use super::advice::{STOPS, Stop, habit};
use super::facts::Facts;
use super::points::one;
use super::report::{Profile, Use};
use super::turns::hat_fitted;
use crate::content::phrases;
use crate::engine::{Cause, Hat, Practice, Rule, Slot};

/// Points below which nothing is made of a cost.
const SMALL: f64 = 2.0;

pub(super) fn plan(facts: &Facts<'_>, profile: &Profile) -> Plan {
    let (hat, because) = hat_to_practise(facts, profile);
    Plan {
        start: start(profile, hat),
        stop: stop(facts, profile),
        practise: Advice {
            title: match hat {
                Hat::Lead => "Practise the leader’s hat",
                Hat::Manage => "Practise the manager’s hat",
                Hat::Both | Hat::Wait => "Practise wearing both hats",
            }
            .to_owned(),
            text: match hat {
                Hat::Lead => {
                    "Book an hour a week to think about where this is going, and another to mentor somebody. Keep both when the week fills up."
                }
                Hat::Manage => {
                    "Take on one tactical duty: look at the budget or the rota every week, with the people who work by it, and correct one thing."
                }
                Hat::Both | Hat::Wait => {
                    "Before a decision, say one sentence about why and one about who does what by when. If one of them is missing, that is the hat \
                     you left on the hook."
                }
            }
            .to_owned(),
            because,
        },
    }
}

/// The hat that the better open responses wore where others were chosen, by regret. If that says little, the hat worn less often.
fn hat_to_practise(facts: &Facts<'_>, profile: &Profile) -> (Hat, String) {
    let (mut lead, mut manage) = (0.0, 0.0);
    for fork in &facts.roads.decisions {
        let (best, taken) = (fork.best().response, fork.chosen().response);
        let [best, taken] = [best, taken].map(|r| facts.story.response(r).hat);
        let missing = |hat: Hat| wears(best, hat) && !wears(taken, hat);
        let regret = fork.regret().mean;
        lead += if missing(Hat::Lead) { regret } else { 0.0 };
        manage += if missing(Hat::Manage) { regret } else { 0.0 };
    }
    let missed: f64 = lead + manage;
    if missed >= SMALL {
        let hat = match lead - manage {
            difference if difference.abs() < 0.2 * missed => Hat::Both,
            difference if difference > 0.0 => Hat::Lead,
            _ => Hat::Manage,
        };
        return (
            hat,
            format!(
                "Where a better response was open, {} points of it lay with a leader’s hat that was not worn, {} with a manager’s.",
                one(lead),
                one(manage)
            ),
        );
    }
    let [led, managed, both, _] = profile.hats;
    let hat = match led.cmp(&managed) {
        std::cmp::Ordering::Less => Hat::Lead,
        std::cmp::Ordering::Greater => Hat::Manage,
        std::cmp::Ordering::Equal => Hat::Both,
    };
    (
        hat,
        format!(
            "No hat was clearly missed. You led {}, managed {} and did both {}, so this is for balance.",
            often(led),
            often(managed),
            often(both)
        ),
    )
}

/// How often, in words.
fn often(times: u32) -> String {
    match times {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

const fn wears(worn: Hat, hat: Hat) -> bool {
    matches!(
        (worn, hat),
        (Hat::Both | Hat::Lead, Hat::Lead) | (Hat::Both | Hat::Manage, Hat::Manage)
    )
}

/// The practice of the hat to practise that was used least although it was open; of equals the one that was open most often.
fn start(profile: &Profile, hat: Hat) -> Advice {
    let of_hat = |p: &&Use| hat == Hat::Both || hat == Hat::Wait || p.hat == Some(hat);
    let least = profile
        .practices
        .iter()
        .filter(of_hat)
        .min_by_key(|p| (p.used, std::cmp::Reverse(p.offered)));
    let practice = least
        .and_then(|used| Practice::ALL.into_iter().find(|p| p.name() == used.id))
        .unwrap_or_default();
    let (name, about) = phrases::practice(practice);
    let (used, offered) = least.map_or((0, 0), |p| (p.used, p.offered));
    Advice {
        title: format!("Start: {}", name.to_lowercase()),
        text: format!("{} {about}", habit(practice)),
        because: match (used, offered) {
            (_, 0) => {
                "This scenario never offered it, so nothing is known about you and it.".into()
            }
            (0, 1) => "It was open to you once, and you did not use it.".into(),
            (_, 1) => "You used it the one time that it was open.".into(),
            (0, _) => {
                format!("It was open to you in {offered} decisions, and you used it in none.")
            }
            _ => format!("You used it in {used} of the {offered} decisions in which it was open."),
        },
    }
}

/// What the ledger says cost most; if nothing cost much, the practice that was more than half of everything.
fn stop(facts: &Facts<'_>, profile: &Profile) -> Advice {
    let mut worst: Option<(&Stop, f64)> = None;
    let fitted: Vec<u16> = facts
        .roads
        .decisions
        .iter()
        .map(|fork| fork.turn)
        .filter(|&turn| hat_fitted(facts, turn))
        .collect();
    for stop in &STOPS {
        let cost = cost(facts, stop, &fitted);
        if cost >= SMALL && worst.is_none_or(|(_, most)| cost > most) {
            worst = Some((stop, cost));
        }
    }
    if let Some((stop, cost)) = worst {
        return Advice {
            title: format!("Stop: {}", stop.title),
            text: stop.text.to_owned(),
            because: format!("It cost {} points of {}.", one(cost), stop.of),
        };
    }
    match profile.practices.iter().find(|p| p.overused) {
        Some(overused) => Advice {
            title: format!("Stop reaching first for: {}", overused.name.to_lowercase()),
            text: "Ask once what the second-best answer would be before you give the one that comes by itself.".into(),
            because: format!("It was part of {} of your decisions, more than half.", overused.used),
        },
        None => Advice {
            title: "Nothing stands out".to_owned(),
            text: "Ask somebody who works with you what you should do less of. They will know.".into(),
            because: "Nothing that you did cost two points or more by the rules.".to_owned(),
        },
    }
}

/// What a habit cost, in points: the sum of its bad ledger lines. Where the hat was the one that the moment asked for, wearing it is
/// nothing to stop, whatever it cost.
fn cost(facts: &Facts<'_>, stop: &Stop, fitted: &[u16]) -> f64 {
    let of_hat = stop.rules.contains(&Rule::DoubleDuty) || stop.rules.contains(&Rule::Misfit);
    let entries = facts.trace.ledger.entries().iter();
    let sum: i64 = entries
        .filter(|e| {
            // Tiredness and waiting work are bad when they rise, everything else when it falls.
            let bad_up = e.slot == Slot::FATIGUE || e.slot == Slot::BACKLOG;
            let bad = if bad_up { e.delta > 0 } else { e.delta < 0 };
            let asked_for = of_hat && fitted.contains(&e.turn);
            bad && !asked_for && e.slot.at() < Slot::CORE && is_of(e.cause, stop)
        })
        .map(|e| i64::from(e.delta.unsigned_abs()))
        .sum();
    sum as f64 / 1000.0
}

fn is_of(cause: Cause, stop: &Stop) -> bool {
    match cause {
        Cause::Rule(rule) => stop.rules.contains(&rule),
        Cause::PromiseBroken(_) => stop.promises,
        Cause::ValueBreached(_) | Cause::ValueDebt(..) => stop.values,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules that punish a habit of the player's.
    const HABITS: [Rule; 6] = [
        Rule::Chaos,
        Rule::Overleading,
        Rule::Micromanaging,
        Rule::Neglect,
        Rule::Misfit,
        Rule::DoubleDuty,
    ];

    #[test]
    fn every_habit_of_the_rules_can_be_advised_against_once() {
        for rule in HABITS {
            let found = STOPS.iter().filter(|s| s.rules.contains(&rule)).count();
            assert_eq!(found, 1, "{rule:?}");
        }
        assert_eq!(STOPS.iter().filter(|s| s.promises).count(), 1);
        assert_eq!(STOPS.iter().filter(|s| s.values).count(), 1);
    }

    #[test]
    fn both_hats_are_worn_at_once() {
        assert!(wears(Hat::Both, Hat::Lead) && wears(Hat::Both, Hat::Manage));
        assert!(!wears(Hat::Lead, Hat::Manage) && !wears(Hat::Wait, Hat::Lead));
    }
}
