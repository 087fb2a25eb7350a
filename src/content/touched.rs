//! Why somebody looks as they do, in a few words of the story: what moved their trust or their energy most.

use super::felt::beginning;
use super::{Story, short_name};
use crate::engine::{Cause, CrisisIx, Mood, Rule};

/// Words of a promise or a value that are quoted.
const QUOTED: usize = 7;

/// Whether this only says that somebody followed the others: what moved those is the reason.
#[must_use]
pub const fn followed(cause: Cause) -> bool {
    matches!(cause, Cause::Rule(Rule::Together))
}

/// What moved somebody in a turn of this crisis, as a clause. `up` is whether their trust or energy rose.
#[must_use]
pub fn by(story: &Story, crisis: CrisisIx, cause: Cause, up: bool) -> String {
    let title = |crisis: CrisisIx| format!("“{}”", story.render(&story.crisis(crisis).title));
    let quoted = |text: &str| format!("“{}”", beginning(&story.render(text), QUOTED));
    match cause {
        Cause::Practice(_) | Cause::Response(_) => format!("your answer to {}", title(crisis)),
        Cause::Outcome(_) => format!("how {} turned out", title(crisis)),
        Cause::Arrival(next) => format!("the news of {}", title(next)),
        Cause::Later(later, turn) => {
            let from = story.scenario().response(story.cause_of(later)).crisis;
            format!("{}, back from crisis {turn}", title(from))
        }
        Cause::PromiseKept(ix) => {
            format!("you kept a promise: {}", quoted(&story.promise(ix).text))
        }
        Cause::PromiseBroken(ix) => {
            format!("you broke a promise: {}", quoted(&story.promise(ix).text))
        }
        Cause::ValueHonoured(ix) => format!("you stood by {}", quoted(&story.value(ix).text)),
        Cause::ValueBreached(ix) => format!("you went against {}", quoted(&story.value(ix).text)),
        Cause::ValueDebt(..) => "a breach that nobody has owned".to_owned(),
        Cause::ValueRepaired(ix) => {
            format!(
                "you put right what went against {}",
                quoted(&story.value(ix).text)
            )
        }
        Cause::Departure(member) => format!("{} left", short_name(story.member(member))),
        Cause::Rule(Rule::Strain | Rule::Hit | Rule::Shock) => {
            format!("the strain of {}", title(crisis))
        }
        Cause::Rule(Rule::Neglect) => format!("nobody met {}", title(crisis)),
        Cause::Rule(of) => rule(of, up).to_owned(),
        Cause::Start => "as at the start".to_owned(),
    }
}

/// A rule, by what people felt of it.
const fn rule(of: Rule, up: bool) -> &'static str {
    match (of, up) {
        (Rule::Fit, _) => "you did what the moment needed",
        (Rule::Misfit, _) => "you did something else than the moment needed",
        (Rule::Wants, true) => "they were left to decide what is theirs",
        (Rule::Wants, false) => "little was left for them to decide",
        (Rule::OwnLuck, true) => "a good day of their own",
        (Rule::OwnLuck, false) => "a bad day of their own",
        (Rule::Together, true) => "the others carried them along",
        (Rule::Together, false) => "the others pulled them down",
        (Rule::TalentUsed, _) => "somebody asked for what they are good at",
        (Rule::Micromanaging, _) => "one more check, and nobody knows what for",
        (Rule::Overleading, _) => "one more vision, and nothing that carries it",
        (Rule::DoubleDuty, _) => "it was much at once",
        (Rule::BacklogTires | Rule::LoadTrust | Rule::Chaos | Rule::Inflow, _) => {
            "the work that lies waiting"
        }
        (Rule::Rest, _) => "some rest",
        (Rule::Breather, _) => "a day on which nothing was asked of them",
        (Rule::SelfManaged, _) => "they were left to see to it themselves, and could",
        (Rule::Departure, _) => "somebody left",
        (_, true) => "things are looking up",
        (_, false) => "things as they are",
    }
}

/// What is said of somebody whose face a turn had stirred, and who looks as they stand again.
#[must_use]
pub const fn passed(before: Mood) -> &'static str {
    match before {
        Mood::Pleased => "what had pleased them has worn off",
        Mood::Calm => "it came little by little",
        Mood::Worried => "the worst of the worry is over",
        Mood::Tired => "they have caught their breath",
        Mood::Angry => "the anger has passed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_clauses() {
        let rules = [
            Rule::Fit,
            Rule::Misfit,
            Rule::Wants,
            Rule::OwnLuck,
            Rule::Together,
            Rule::Rest,
            Rule::BacklogTires,
        ];
        for of in rules {
            for up in [true, false] {
                let said = rule(of, up);
                assert!(said.len() < 60 && !said.ends_with('.'), "{said}");
            }
        }
        for mood in [
            Mood::Pleased,
            Mood::Calm,
            Mood::Worried,
            Mood::Tired,
            Mood::Angry,
        ] {
            assert!(!passed(mood).is_empty());
        }
    }
}
