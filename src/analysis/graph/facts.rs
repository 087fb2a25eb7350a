//! What responses leave behind and conditions ask for: the names by which the parts of a scenario know of each other.

use crate::content::raw::{RawCondition, RawEffect, RawResponse};

/// Something that one part leaves behind and another asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Fact {
    /// A flag.
    Flag(String),
    /// A variable.
    Variable(String),
    /// A response, as `crisis/response`.
    Response(String),
    /// A crisis.
    Crisis(String),
    /// A promise.
    Promise(String),
    /// A value that was breached, or repaired.
    Breach(String),
    /// A value that was honoured.
    Honour(String),
}

/// What a condition asks for, each once, in the order in which it asks.
pub(super) fn asked(condition: &RawCondition, variables: &[String]) -> Vec<Fact> {
    let mut found = Vec::new();
    ask(condition, variables, &mut found);
    found
}

fn ask(condition: &RawCondition, variables: &[String], found: &mut Vec<Fact>) {
    let fact = match condition {
        RawCondition::Flag(flag) => Fact::Flag(flag.clone()),
        RawCondition::Chose(name) => Fact::Response(name.clone()),
        RawCondition::Happened(name) => {
            Fact::Response(name.rsplit_once('/').map_or(&**name, |(r, _)| r).to_owned())
        }
        RawCondition::Saw(crisis) => Fact::Crisis(crisis.clone()),
        RawCondition::Promised(name) | RawCondition::Kept(name) | RawCondition::Broken(name) => {
            Fact::Promise(name.clone())
        }
        RawCondition::Breached(value) | RawCondition::Repaired(value) => {
            Fact::Breach(value.clone())
        }
        RawCondition::Honoured(value) => Fact::Honour(value.clone()),
        RawCondition::AtLeast(threshold) | RawCondition::AtMost(threshold)
            if variables.contains(&threshold.what) =>
        {
            Fact::Variable(threshold.what.clone())
        }
        RawCondition::All(children) | RawCondition::Any(children) => {
            for child in children {
                ask(child, variables, found);
            }
            return;
        }
        RawCondition::Not(inner) => return ask(inner, variables, found),
        _ => return,
    };
    if !found.contains(&fact) {
        found.push(fact);
    }
}

/// Every effect that a response can have in the end, with those inside branches, consequences and promises.
pub(super) fn effects(response: &RawResponse) -> Vec<&RawEffect> {
    let mut found = Vec::new();
    add(&response.effects, &mut found);
    for later in &response.later {
        add(&later.effects, &mut found);
    }
    for outcome in &response.outcomes {
        add(&outcome.effects, &mut found);
        for later in &outcome.later {
            add(&later.effects, &mut found);
        }
    }
    for promise in &response.promises {
        add(&promise.kept_effects, &mut found);
        add(&promise.broken_effects, &mut found);
    }
    found
}

/// Adds effects, with those inside branches.
pub(in crate::analysis) fn add<'a>(effects: &'a [RawEffect], found: &mut Vec<&'a RawEffect>) {
    for effect in effects {
        found.push(effect);
        if let RawEffect::If(branch) = effect {
            add(&branch.then, found);
            add(&branch.otherwise, found);
        }
    }
}

/// What some effects leave behind, each once: the fact, and how it reads.
pub(super) fn left_behind(effects: &[&RawEffect]) -> Vec<(Fact, String)> {
    let mut found: Vec<(Fact, String)> = Vec::new();
    for effect in effects {
        let (fact, words) = match effect {
            RawEffect::Flag(flag) => (Fact::Flag(flag.clone()), format!("“{flag}”")),
            RawEffect::Unflag(flag) => (Fact::Flag(flag.clone()), format!("“{flag}” no longer")),
            RawEffect::Variable(change) => (
                Fact::Variable(change.id.clone()),
                format!("{} {}{}", change.id, sign(change.by), change.by.abs()),
            ),
            RawEffect::SetVariable(change) => (
                Fact::Variable(change.id.clone()),
                format!("{} = {}", change.id, change.to),
            ),
            RawEffect::Breach(value) => {
                (Fact::Breach(value.clone()), format!("breaches “{value}”"))
            }
            RawEffect::Repair(value) => (Fact::Breach(value.clone()), format!("repairs “{value}”")),
            RawEffect::Honour(value) => (Fact::Honour(value.clone()), format!("honours “{value}”")),
            _ => continue,
        };
        if !found.iter().any(|(_, other)| *other == words) {
            found.push((fact, words));
        }
    }
    found
}

const fn sign(by: i32) -> &'static str {
    if by < 0 { "−" } else { "+" }
}
