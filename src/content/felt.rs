//! Why a meter moved, by what people felt: several wordings for each reason, so that a game need not repeat itself.

use super::{Story, short_name};
use crate::engine::{Cause, CrisisIx, Rule, ValueIx};

/// What is called the same in every turn: what you did, how it turned out, promises and values. Nothing for any other cause.
#[must_use]
pub const fn fixed(cause: Cause) -> Option<&'static str> {
    Some(match cause {
        Cause::Response(_) | Cause::Practice(_) => "what you decided",
        Cause::Outcome(_) => "how it turned out",
        Cause::PromiseKept(_) => "a promise kept",
        Cause::PromiseBroken(_) => "a promise broken",
        Cause::ValueHonoured(_) => "a value honoured",
        Cause::ValueBreached(_) => "a value breached",
        Cause::ValueDebt(..) => "breaches that nobody has owned",
        Cause::ValueRepaired(_) => "a breach repaired",
        _ => return None,
    })
}

/// What an entry counts to where it is told: one part for all that was decided, one for all breaches of before.
#[must_use]
pub const fn part(cause: Cause) -> Cause {
    match cause {
        Cause::Practice(ix) => Cause::Response(ix),
        Cause::ValueDebt(..) => Cause::ValueDebt(ValueIx(0), 0),
        other => other,
    }
}

/// Whether this is what was in place before the turn, and not what happened in it.
#[must_use]
pub const fn standing(cause: Cause) -> bool {
    matches!(
        cause,
        Cause::Rule(
            Rule::OutputOrder
                | Rule::OutputDirection
                | Rule::OutputTired
                | Rule::MoraleTrust
                | Rule::MoraleDirection
                | Rule::MoraleFatigue
                | Rule::MoraleLoad
                | Rule::MoraleSettles
                | Rule::StabilityOrder
                | Rule::StabilityBacklog
                | Rule::StabilitySettles
                | Rule::Rigidity
                | Rule::Complacency
                | Rule::Legacy
                | Rule::Driven(_)
                | Rule::Drift
        )
    )
}

/// Ways to say why a meter moved in a turn of this crisis, the one most of this story first; there is at least one.
#[must_use]
pub fn felt(story: &Story, crisis: CrisisIx, cause: Cause, up: bool) -> Vec<String> {
    if let Some(words) = fixed(cause) {
        return vec![words.to_owned()];
    }
    match cause {
        // What a crisis takes is more or less by how the team stood when it came.
        Cause::Rule(Rule::Hit) => {
            let title = story.render(&story.crisis(crisis).title);
            vec![
                format!("“{title}”, with the team as it stood"),
                format!("what “{title}” took from the team as it stood"),
            ]
        }
        Cause::Arrival(_) => {
            let title = story.render(&story.crisis(crisis).title);
            vec![
                format!("“{title}” itself"),
                format!("that “{title}” came at all"),
                format!("the news of “{title}”"),
            ]
        }
        Cause::Later(later, turn) => {
            let crisis = story.scenario().response(story.cause_of(later)).crisis;
            let title = story.render(&story.crisis(crisis).title);
            vec![
                format!("“{title}”, which came back from crisis {turn}"),
                format!("what “{title}” had left behind"),
                format!("what you chose in “{title}”"),
            ]
        }
        Cause::Departure(member) => {
            let name = short_name(story.member(member));
            vec![
                format!("{name} is not there any more"),
                format!("the place that {name} left"),
            ]
        }
        Cause::Rule(rule) => ways(rule, up)
            .iter()
            .copied()
            .chain([super::phrases::rule(rule, up)])
            .map(str::to_owned)
            .collect(),
        other => vec![super::phrases::cause(story, other, if up { 1 } else { -1 })],
    }
}

/// How a text begins: its first sentence, or so many words of it.
#[must_use]
pub fn beginning(text: &str, words: usize) -> String {
    let sentence = text.split_inclusive(['.', '!', '?', ':', ';']).next();
    let sentence = sentence.unwrap_or(text);
    let all: Vec<&str> = sentence.split_whitespace().collect();
    let first = all
        .iter()
        .take(words)
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    let first = first.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    if all.len() > words {
        format!("{first} …")
    } else {
        first.to_owned()
    }
}

/// What people felt of a rule that moves a meter. These are levels that were there before the turn, so none is told as something that
/// happened in it.
const fn ways(rule: Rule, up: bool) -> &'static [&'static str] {
    match (rule, up) {
        (Rule::OutputOrder, true) => &[
            "people mostly know who does what",
            "tasks that were settled before",
            "the order that the work is in",
            "work that has its place",
            "little that has to be looked for",
        ],
        (Rule::OutputOrder, false) => &[
            "it is not clear who does what",
            "tasks that nobody had settled",
            "the disorder that the work is in",
            "work that lies between two chairs",
            "too much that is open at once",
        ],
        (Rule::OutputDirection, true) => &[
            "people mostly know what matters",
            "a direction that was clear before",
            "most can say what it is all for",
            "the right work comes first",
            "few have to guess what counts",
        ],
        (Rule::OutputDirection, false) => &[
            "few can say what it is all for",
            "a direction that had not been made clear",
            "people are busy with the wrong things",
            "everyone pulls, each their own way",
            "the important waits behind the loud",
        ],
        (Rule::OutputTired, true) => &[
            "the team was rested enough",
            "strength that was left from before",
            "people who have slept",
            "there is some air in the week",
        ],
        (Rule::OutputTired, false) => &[
            "a team that was tired before",
            "strength that had been used up",
            "people who have had enough",
            "the hours are there, the strength is not",
        ],
        (Rule::MoraleTrust, true) => &[
            "trust that was there before",
            "people mostly believe that you mean it",
            "most feel seen",
            "what is said here usually holds",
        ],
        (Rule::MoraleTrust, false) => &[
            "trust that was missing before",
            "people do not believe you yet",
            "most wait to see what you do",
            "people say less in your presence",
        ],
        (Rule::MoraleDirection, true) => &[
            "people mostly see what tomorrow is for",
            "something to look forward to",
            "the point of it all is in sight",
            "most can say why it is worth it",
        ],
        (Rule::MoraleDirection, false) => &[
            "few can see where this is going",
            "little to look forward to",
            "it feels like treading water",
            "everybody has their own story of where this ends",
        ],
        (Rule::MoraleFatigue, true) => &[
            "people were not tired yet",
            "the pressure has been bearable",
            "most still have strength",
            "rest that people had before",
        ],
        (Rule::MoraleFatigue, false) => &[
            "people were tired before",
            "it has been too much for too long",
            "little strength is left to be kind",
            "most are running low",
        ],
        (Rule::MoraleLoad, true) => &[
            "hardly any work lay over from before",
            "what waits can be seen over",
            "no pile that weighs on people",
            "what waits can wait",
        ],
        (Rule::MoraleLoad, false) => &[
            "what had been left undone",
            "a pile that people carry in their heads",
            "no end to the waiting work in sight",
            "people begin each day in arrears",
        ],
        (Rule::MoraleSettles, true) => &[
            "nobody stays down for ever",
            "the worst of it wears off",
            "people get on with it",
        ],
        (Rule::MoraleSettles, false) => &[
            "a good mood wears off",
            "one gets used to good news",
            "no mood stays high by itself",
        ],
        (Rule::StabilityOrder, true) => &[
            "what had been agreed before",
            "ways of working that hold",
            "a routine that takes the weight",
            "most know what to do when it slips",
        ],
        (Rule::StabilityOrder, false) => &[
            "little to hold on to",
            "everyone makes it up as they go",
            "no agreed way of doing it",
            "agreements that do not hold",
        ],
        (Rule::StabilityBacklog, true) => &[
            "little lay about from before",
            "a pile small enough to forget",
            "nothing old in the way",
            "hardly anything had been left over",
        ],
        (Rule::StabilityBacklog, false) => &[
            "what waits weighs on everything",
            "a pile that has been growing",
            "old work in the way of new",
            "too much is waiting",
        ],
        (Rule::StabilitySettles, true) => &[
            "things calm down by themselves",
            "the dust settles",
            "nothing shakes for ever",
        ],
        (Rule::StabilitySettles, false) => &[
            "what was stable wears off a little",
            "calm does not keep",
            "small things come loose again",
        ],
        (Rule::Rigidity, _) => &[
            "so much in order that nothing moves",
            "the form is in the way of the work",
            "nobody dares to do it differently",
        ],
        (Rule::Complacency, _) => &[
            "it is comfortable, and little comes of it",
            "a good mood, and nothing to show for it",
            "nobody wants to spoil it by asking",
        ],
        (Rule::Drift, true) => &[
            "it grows where nobody looks",
            "it comes back by itself",
            "a little more every day",
            "time did some of the work",
            "left alone, it rises",
        ],
        (Rule::Drift, false) => &[
            "it shrinks where nobody looks",
            "it runs down by itself",
            "a little less every day",
            "time took its share",
            "left alone, it falls",
        ],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::{beginning, standing, ways};
    use crate::engine::{Cause, Rule};

    #[test]
    fn a_reason_is_a_clause_and_no_two_are_the_same() {
        let mut seen = Vec::new();
        for rule in [
            Rule::OutputOrder,
            Rule::OutputDirection,
            Rule::OutputTired,
            Rule::MoraleTrust,
            Rule::MoraleDirection,
            Rule::MoraleFatigue,
            Rule::StabilityOrder,
            Rule::MoraleLoad,
            Rule::StabilityBacklog,
        ] {
            for up in [true, false] {
                assert!(ways(rule, up).len() >= 4, "{rule:?}");
                for way in ways(rule, up) {
                    assert!(!way.ends_with('.') && way.len() < 60, "{way}");
                    // Nobody's day is told by a level that was there before.
                    assert!(standing(Cause::Rule(rule)) && !way.contains('{'), "{way}");
                    assert!(!seen.contains(way), "{way}");
                    seen.push(way);
                }
            }
        }
    }

    #[test]
    fn a_quotation_is_a_sentence_or_its_beginning() {
        assert_eq!(beginning("Go home. Sleep.", 8), "Go home");
        assert_eq!(beginning("One two three four five", 3), "One two three …");
    }
}
