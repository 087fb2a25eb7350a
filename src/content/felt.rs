//! Why a meter moved, by what people felt: several wordings for each reason, so that a game need not repeat itself.

use super::{Story, short_name};
use crate::engine::{Cause, CrisisIx, MemberIx, Rule};

/// Words of an answer or an outcome that are quoted as a reason.
const QUOTED: usize = 8;

/// Who stands for the team in a reason: somebody who is there, or nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Faces {
    /// Whoever trusts most.
    pub warm: Option<MemberIx>,
    /// Whoever trusts least.
    pub cold: Option<MemberIx>,
    /// Whoever is most tired.
    pub tired: Option<MemberIx>,
    /// Whoever has most strength.
    pub fresh: Option<MemberIx>,
}

/// Ways to say why a meter moved in a turn of this crisis, the one most of this story first; there is at least one.
#[must_use]
pub fn felt(story: &Story, crisis: CrisisIx, cause: Cause, up: bool, faces: Faces) -> Vec<String> {
    let quoted = |text: &str| {
        let text = story.render(text);
        format!("“{}”", beginning(&text, QUOTED))
    };
    match cause {
        // What a crisis takes by itself is named after it.
        Cause::Arrival(_) | Cause::Rule(Rule::Hit) => {
            let title = story.render(&story.crisis(crisis).title);
            vec![
                format!("“{title}” itself"),
                format!("that “{title}” came at all"),
                format!("the news of “{title}”"),
            ]
        }
        Cause::Response(ix) | Cause::Practice(ix) => {
            let mut ways = vec![quoted(&story.response(ix).text)];
            ways.extend(own(&[
                "the answer itself",
                "what was decided",
                "your own decision",
                "the choice, whatever came of it",
                "what you asked for",
            ]));
            ways
        }
        Cause::Outcome(ix) => {
            let mut ways = vec![quoted(&story.outcome(ix).text)];
            ways.extend(own(&[
                "how it went on the day",
                "what came of it",
                "the way it turned out",
                "what happened next",
                "how people took it",
            ]));
            ways.retain(|way| way != "“”");
            ways
        }
        Cause::Later(later, turn) => {
            let crisis = story.scenario().response(story.cause_of(later)).crisis;
            let title = story.render(&story.crisis(crisis).title);
            vec![
                format!("“{title}”, which came back from crisis {turn}"),
                format!("what “{title}” had left behind"),
                quoted(&story.later(later).text),
            ]
        }
        Cause::PromiseKept(ix) => {
            let text = story.render(&story.promise(ix).text);
            vec![
                format!("a promise kept: {}", text.trim_end_matches('.')),
                "a word that was kept".to_owned(),
            ]
        }
        Cause::PromiseBroken(ix) => {
            let text = story.render(&story.promise(ix).text);
            vec![
                format!("a promise broken: {}", text.trim_end_matches('.')),
                "a word that was not kept".to_owned(),
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
            .filter_map(|way| named(story, way, faces))
            .chain([super::phrases::rule(rule, up).to_owned()])
            .collect(),
        other => vec![super::phrases::cause(story, other, if up { 1 } else { -1 })],
    }
}

fn own(ways: &[&str]) -> Vec<String> {
    ways.iter().map(|&way| way.to_owned()).collect()
}

/// A way with somebody's name in it; nothing if there is nobody.
fn named(story: &Story, way: &str, faces: Faces) -> Option<String> {
    let mut text = way.to_owned();
    for (place, who) in [
        ("{warm}", faces.warm),
        ("{cold}", faces.cold),
        ("{tired}", faces.tired),
        ("{fresh}", faces.fresh),
    ] {
        if text.contains(place) {
            text = text.replace(place, short_name(story.member(who?)));
        }
    }
    Some(text)
}

/// How a text begins: its first sentence, or so many words of it.
fn beginning(text: &str, words: usize) -> String {
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

/// What people felt of a rule that moves a meter.
const fn ways(rule: Rule, up: bool) -> &'static [&'static str] {
    match (rule, up) {
        (Rule::OutputOrder, true) => &[
            "everyone knew what was theirs to do",
            "the work found its place without being chased",
            "nobody had to ask who does it",
            "{fresh} could get on with it",
            "things were where they belonged",
            "one list, and it was the same for all",
        ],
        (Rule::OutputOrder, false) => &[
            "nobody could say whose task it was",
            "half the day went into looking for things",
            "the same thing was done twice",
            "{cold} waited for somebody to decide",
            "work lay between two chairs",
            "too much was open at once",
        ],
        (Rule::OutputDirection, true) => &[
            "everyone knew where this was going",
            "people did what matters, unasked",
            "{warm} could say what it is all for",
            "the right work came first",
            "nobody had to guess what counts",
            "there was a reason to do it well",
        ],
        (Rule::OutputDirection, false) => &[
            "people were busy with the wrong things",
            "nobody could say what it is all for",
            "{cold} did what was asked, and no more",
            "everyone pulled, each their own way",
            "the important waited behind the loud",
            "good work went where nobody needed it",
        ],
        (Rule::OutputTired, true) => &[
            "rested people get more done",
            "{fresh} still had strength at the end of the day",
            "there was some air in the week",
            "people had slept",
        ],
        (Rule::OutputTired, false) => &[
            "tired people get less done",
            "{tired} read everything twice",
            "mistakes of people who have had enough",
            "the hours were there, the strength was not",
            "it took longer than it should",
        ],
        (Rule::MoraleTrust, true) => &[
            "people believe that you mean it",
            "{warm} spoke well of you",
            "they feel seen",
            "what is said here holds",
            "{warm} would say it to your face",
        ],
        (Rule::MoraleTrust, false) => &[
            "people do not believe it yet",
            "{cold} says less in your presence",
            "they wait to see what you do",
            "there was talk in the corridor",
            "{cold} looks at the others before answering",
        ],
        (Rule::MoraleDirection, true) => &[
            "they can tell what tomorrow is for",
            "{warm} told the others why it is worth it",
            "there is something to look forward to",
            "the point of it all was in sight",
            "it felt like going somewhere",
        ],
        (Rule::MoraleDirection, false) => &[
            "nobody can tell them where this is going",
            "{cold} asked what for, and got no answer",
            "it felt like treading water",
            "the days look alike",
            "everybody has their own story of where this ends",
        ],
        (Rule::MoraleFatigue, true) => &[
            "they had some rest",
            "{fresh} laughed again",
            "there was time for a coffee",
            "people went home on time",
            "the pressure was off for once",
        ],
        (Rule::MoraleFatigue, false) => &[
            "they are tired",
            "{tired} is running on empty",
            "nobody has the strength to be kind",
            "it has been too much for too long",
            "{tired} has stopped taking breaks",
        ],
        (Rule::MoraleLoad, true) => &[
            "the work could be seen over",
            "nobody went home with a bad conscience",
            "{fresh} had time to look up",
            "what waited could wait",
            "there was room for a question",
            "the day ended when it was meant to",
        ],
        (Rule::MoraleLoad, false) => &[
            "what was left undone went home with people",
            "{tired} counts what is waiting",
            "there was no end to it in sight",
            "every day began in arrears",
            "people stopped saying how much was left",
            "{tired} did two things at once, and neither well",
        ],
        (Rule::MoraleSettles, true) => &[
            "nobody stays down for ever",
            "the worst of it wears off",
            "people get on with it",
        ],
        (Rule::MoraleSettles, false) => &[
            "a good mood wears off",
            "one gets used to good news",
            "the glow was gone by evening",
        ],
        (Rule::StabilityOrder, true) => &[
            "what was agreed carried",
            "the plan held where it was leant on",
            "{fresh} knew what to do when it slipped",
            "the routine took the weight",
            "there was a way of doing it",
        ],
        (Rule::StabilityOrder, false) => &[
            "there was nothing to hold on to",
            "everyone made it up as they went",
            "{tired} had to invent it on the spot",
            "one absence, and nobody knew how",
            "agreements held for a day",
        ],
        (Rule::StabilityBacklog, true) => &[
            "little was left lying about",
            "the pile was small enough to forget",
            "nothing old came up",
            "the desk was clear",
        ],
        (Rule::StabilityBacklog, false) => &[
            "what waits weighs on everything",
            "the pile in the corner grew",
            "{tired} stumbled over something left undone",
            "old work got in the way of new",
            "too much is waiting",
        ],
        (Rule::StabilitySettles, true) => &[
            "things calm down by themselves",
            "the dust settled",
            "it was quieter than the day before",
        ],
        (Rule::StabilitySettles, false) => &[
            "what was stable wears off",
            "calm does not keep",
            "small things came loose again",
        ],
        (Rule::Rigidity, _) => &[
            "so much in order that nothing moves",
            "the form was in the way of the work",
            "nobody dares to do it differently",
        ],
        (Rule::Complacency, _) => &[
            "it was comfortable, and little came of it",
            "a good mood, and nothing to show for it",
            "nobody wanted to spoil it by asking",
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
    use super::{beginning, ways};
    use crate::engine::Rule;

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
