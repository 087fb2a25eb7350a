//! The team, its promises and its values: who stayed, who left and why, what was kept and what is owed.

use super::facts::Facts;
use super::kinds;
use super::lines::origin;
use super::points::{Points, one};
use super::report::{Member, Promise, Value};
use crate::content::phrases;
use crate::engine::{
    Cause, Happening, MemberIx, MemberNumber, ONE, PromiseIx, PromiseStatus, Slot, ValueIx,
    ValueStatus,
};

pub(super) fn promises(facts: &Facts<'_>) -> Vec<Promise> {
    let story = facts.story;
    let mut found: Vec<Promise> = (0..)
        .zip(facts.trace.last.promises())
        .filter(|(_, (status, _))| *status != PromiseStatus::Unmade)
        .map(|(i, (status, made))| {
            let ix = PromiseIx(i);
            let raw = story.promise(ix);
            let engine = story.scenario().tables().promises[ix.at()];
            let (word, seen) = match status {
                PromiseStatus::Kept => (kinds::PromiseStatus::Kept, &raw.kept_text),
                PromiseStatus::Broken => (kinds::PromiseStatus::Broken, &raw.broken_text),
                PromiseStatus::Open | PromiseStatus::Unmade => {
                    (kinds::PromiseStatus::Open, &String::new())
                }
            };
            Promise {
                id: raw.id.clone(),
                text: story.render(&raw.text),
                to: engine
                    .to
                    .map_or_else(|| "the team".to_owned(), |m| facts.short(m).to_owned()),
                made: origin(facts, story.promised_in(ix), made),
                status: word,
                settled: facts.when(|what| {
                    matches!(what, Happening::Kept(p, _) | Happening::Broke(p, _) if p == ix)
                }),
                seen: story.render(seen),
            }
        })
        .collect();
    found.sort_by_key(|promise| promise.made.turn);
    found
}

pub(super) fn values(facts: &Facts<'_>) -> Vec<Value> {
    let entries = facts.trace.ledger.entries();
    (0..)
        .zip(facts.trace.last.values_of_team())
        .map(|(i, (status, since))| {
            let ix = ValueIx(i);
            let cost: i32 = entries
                .iter()
                .filter(|e| e.slot == Slot::TRUST)
                .filter(|e| {
                    matches!(e.cause, Cause::ValueBreached(v) | Cause::ValueDebt(v, _) if v == ix)
                })
                .map(|e| e.delta)
                .sum();
            let mut said: Vec<String> = facts
                .trace
                .ledger
                .events()
                .iter()
                .filter_map(|event| {
                    let turn = facts.turn_named(event.turn);
                    match event.what {
                        Happening::Honoured(v) if v == ix => Some(format!("Honoured in {turn}.")),
                        Happening::Breached(v) if v == ix => Some(format!("Breached in {turn}.")),
                        Happening::Repaired(v) if v == ix => {
                            Some(format!("Owned and repaired in {turn}."))
                        }
                        _ => None,
                    }
                })
                .collect();
            if said.is_empty() {
                said.push("Never put to the test by what was chosen.".to_owned());
            }
            if status == ValueStatus::Breached {
                said.push(format!(
                    "The breach of crisis {since} was never owned, so its cost went on."
                ));
            }
            if cost < 0 {
                let cost = one(-Points(cost).float());
                said.push(format!("Breach and debt cost {cost} points of trust."));
            }
            let raw = facts.story.value(ix);
            Value {
                id: raw.id.clone(),
                text: facts.story.render(&raw.text),
                status: match status {
                    ValueStatus::Whole => kinds::ValueStatus::Whole,
                    ValueStatus::Breached => kinds::ValueStatus::Breached,
                    ValueStatus::Repaired => kinds::ValueStatus::Repaired,
                },
                said,
                cost: Points(cost),
            }
        })
        .collect()
}

pub(super) fn team(facts: &Facts<'_>) -> Vec<Member> {
    let members = 0..facts.story.raw().team.len() as u32;
    members.map(|i| member(facts, MemberIx(i))).collect()
}

fn member(facts: &Facts<'_>, ix: MemberIx) -> Member {
    let raw = facts.story.member(ix);
    let left = facts.when(|what| what == Happening::Left(ix));
    let until = left.unwrap_or(facts.trace.steps.len() as u16);
    let layout = facts.story.scenario().tables().layout;
    let range = |number| {
        let slot = layout.member(ix.0 as u16, number);
        let value = |turn| Points(facts.trace.ledger.value_after(slot, turn));
        [value(0), value(until)]
    };
    let (trust, energy) = (range(MemberNumber::Trust), range(MemberNumber::Energy));
    let mut said = Vec::new();
    match left {
        None => {
            let how = phrases::how(trust[1].0 / ONE, energy[1].0 / ONE);
            said.push(format!("Stayed; {how}."));
        }
        Some(turn) => {
            said.push(format!("Left in {}.", facts.turn_named(turn)));
            said.extend(why_left(facts, ix, trust[1], energy[1]));
            if let Some(leaves) = &raw.leaves {
                said.push(facts.story.render(&leaves.text));
            }
        }
    }
    said.extend(worst_losses(facts, ix, until));
    Member {
        id: raw.id.clone(),
        name: raw.name.clone(),
        job: facts.story.render(&raw.job),
        left,
        trust,
        energy,
        said,
    }
}

/// The numbers that led to a departure, in words.
fn why_left(facts: &Facts<'_>, ix: MemberIx, trust: Points, energy: Points) -> Vec<String> {
    let by_story =
        "Neither trust nor energy decided it: it followed from what had happened in the story."
            .to_owned();
    let Some(rules) = &facts.game.rulebook().rules else {
        return vec![by_story];
    };
    let (of, own) = (&rules.members, &rules.selves);
    let can_leave = facts.story.scenario().tables().members[ix.at()].can_leave;
    if !can_leave {
        return vec![by_story];
    }
    let mut said = Vec::new();
    let mut chances = 0_i64;
    for (name, value, least) in [
        ("Trust", trust, of.leaves_trust),
        ("Energy", energy, of.leaves_energy),
    ] {
        if value.0 < least {
            chances += i64::from(least - value.0) * i64::from(of.leaves_chance);
            said.push(format!(
                "{name} had fallen to {}, below the {} at which people look elsewhere.",
                value.whole(),
                Points(least).whole()
            ));
        }
    }
    let mean = (trust.0 + energy.0) / 2;
    let bears = own.leaves_at(before_leaving(facts, ix, Slot::MORALE));
    if i64::from(mean) < bears && own.leaves_chance > 0 {
        chances += (bears - i64::from(mean)) * i64::from(own.leaves_chance);
        said.push(format!(
            "Trust and energy came to {} in the mean, below the {} at which people think of leaving in such a mood of the team.",
            Points(mean).whole(),
            Points(i32::try_from(bears).unwrap_or(i32::MAX)).whole()
        ));
    }
    if said.is_empty() {
        return vec![by_story];
    }
    let let_go = own.let_go(before_leaving(facts, ix, Slot::DIRECTION));
    let risk = (chances / i64::from(ONE) * let_go / i64::from(ONE)).min(1000);
    said.push(format!(
        "With these numbers the risk of leaving in that crisis was about {} %.",
        (risk + 5) / 10
    ));
    said
}

/// A number as it was when a member decided to leave: before the departure itself moved it.
fn before_leaving(facts: &Facts<'_>, ix: MemberIx, slot: Slot) -> i32 {
    let entries = facts.trace.ledger.entries().iter();
    entries
        .take_while(|entry| entry.cause != Cause::Departure(ix))
        .filter(|entry| entry.slot == slot)
        .map(|entry| entry.delta)
        .sum()
}

/// The decisions and rules that cost a member most trust and energy together.
fn worst_losses(facts: &Facts<'_>, ix: MemberIx, until: u16) -> Option<String> {
    let layout = facts.story.scenario().tables().layout;
    let slots = [MemberNumber::Trust, MemberNumber::Energy]
        .map(|number| layout.member(ix.0 as u16, number));
    let mut losses: Vec<(u16, String, i32)> = Vec::new();
    let entries = facts.trace.ledger.entries().iter();
    for entry in entries.filter(|e| slots.contains(&e.slot) && (1..=until).contains(&e.turn)) {
        let why = phrases::cause(facts.story, entry.cause, entry.delta);
        match losses
            .iter_mut()
            .find(|(turn, known, _)| *turn == entry.turn && *known == why)
        {
            Some((.., sum)) => *sum += entry.delta,
            None => losses.push((entry.turn, why, entry.delta)),
        }
    }
    losses.retain(|(.., sum)| *sum <= -2 * ONE);
    losses.sort_by_key(|(turn, _, sum)| (*sum, *turn));
    let named: Vec<String> = losses
        .iter()
        .take(3)
        .map(|(turn, why, sum)| format!("{} in crisis {turn} ({why})", Points(*sum).signed()))
        .collect();
    (!named.is_empty()).then(|| format!("Cost most trust and energy: {}.", named.join("; ")))
}
