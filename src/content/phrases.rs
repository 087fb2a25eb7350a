//! What players read beside a number that changed: a few plain words for every cause.

use super::raw::Level;
use super::{Story, framework};
use crate::engine::{Cause, EnergyLevel, Hat, Mood, Practice, ResponseIx, Rule, Slot, TrustLevel};

/// Why a number changed, in a few words. `delta` is the change, in thousandths: many rules work both ways.
#[must_use]
pub fn cause(story: &Story, cause: Cause, delta: i32) -> String {
    match cause {
        Cause::Start => "where it began".to_owned(),
        Cause::Arrival(crisis) => format!("“{}” itself", story.crisis(crisis).title),
        Cause::Practice(response) => practised(story, response),
        Cause::Response(_) => "what you decided".to_owned(),
        Cause::Outcome(_) => "how it turned out".to_owned(),
        Cause::Later(later, turn) => {
            let crisis = story.scenario().response(story.cause_of(later)).crisis;
            let title = &story.crisis(crisis).title;
            format!("came back from crisis {turn}, “{title}”")
        }
        Cause::PromiseKept(_) => "a promise kept".to_owned(),
        Cause::PromiseBroken(_) => "a promise broken".to_owned(),
        Cause::ValueHonoured(_) => "what the team stands for was honoured".to_owned(),
        Cause::ValueBreached(_) => "what the team stands for was breached".to_owned(),
        Cause::ValueDebt(_, turn) => format!("the breach of crisis {turn} that nobody owns"),
        Cause::ValueRepaired(_) => "a breach repaired".to_owned(),
        Cause::Departure(member) => {
            format!("{} left", super::short_name(story.member(member)))
        }
        Cause::Rule(of) => rule(of, delta >= 0).to_owned(),
    }
}

fn practised(story: &Story, response: ResponseIx) -> String {
    let names: Vec<String> = story
        .scenario()
        .response(response)
        .practices
        .into_iter()
        .flatten()
        .map(|p| practice(p).0.to_lowercase())
        .collect();
    if names.is_empty() {
        "what you did".to_owned()
    } else {
        format!("your work: {}", names.join(", "))
    }
}

/// Why a rule changed a number: `up` is whether the number rose.
#[must_use]
pub const fn rule(rule: Rule, up: bool) -> &'static str {
    match (rule, up) {
        (Rule::Shock, true) => "the situation made things clear",
        (Rule::Shock, false) => "the situation shook what people held for certain",
        (Rule::Fading, true) => "people find out by themselves",
        (Rule::Fading, false) => "what is not renewed is forgotten",
        (Rule::Habit, true) => "a hat worn again",
        (Rule::Habit, false) => "a hat not worn",
        (Rule::Inflow, _) => "new work came in",
        (Rule::Cleared, _) => "people cleared some work by themselves",
        (Rule::Chaos, _) => "much led, little managed: work left lying about",
        (Rule::Strain, _) => "the strain of the crisis",
        (Rule::DoubleDuty, _) => "two hats at once tire people",
        (Rule::Rest, _) => "some rest",
        (Rule::Breather, _) => "a day on which nothing was asked of anyone",
        (Rule::SelfManaged, _) => "they were left to see to it themselves, and could",
        (Rule::BacklogTires, _) => "the pile of waiting work tires people",
        (Rule::Fit, _) => "the hat fitted the moment",
        (Rule::Misfit, _) => "the hat did not fit the moment",
        (Rule::Neglect, _) => "a crisis met by waiting",
        (Rule::Overleading, _) => "one more vision, and nothing that carries it",
        (Rule::Micromanaging, _) => "one more check, and nobody knows what for",
        (Rule::OutputOrder, true) => "clear order lets work get done",
        (Rule::OutputOrder, false) => "too little order to get work done",
        (Rule::OutputDirection, true) => "a clear direction lets work get done",
        (Rule::OutputDirection, false) => "too little direction to get the right work done",
        (Rule::OutputTired, true) => "rested people get more done",
        (Rule::OutputTired, false) => "tired people get less done",
        (Rule::Hit, true) => "the crisis helped",
        (Rule::Hit, false) => "the crisis cost something",
        (Rule::MoraleTrust, true) => "trust in the team",
        (Rule::MoraleTrust, false) => "too little trust in the team",
        (Rule::MoraleDirection, true) => "people know where this is going",
        (Rule::MoraleDirection, false) => "people do not know where this is going",
        (Rule::MoraleFatigue, true) => "rested team",
        (Rule::MoraleFatigue, false) => "tired team",
        (Rule::MoraleSettles, true) => "low moods recover",
        (Rule::MoraleSettles, false) => "high moods settle",
        (Rule::StabilityOrder, true) => "order carries",
        (Rule::StabilityOrder, false) => "too little order to carry",
        (Rule::StabilityBacklog | Rule::MoraleLoad, true) => "little work had been waiting",
        (Rule::StabilityBacklog, false) => "work left from before weighs",
        (Rule::StabilitySettles, true) => "things calm down",
        (Rule::StabilitySettles, false) => "what was stable wears off",
        (Rule::Together, true) => "the team lifts its people",
        (Rule::Together, false) => "the team pulls its people down",
        (Rule::TalentUsed, _) => "a talent was used",
        (Rule::Departure, _) => "someone left",
        (Rule::Rigidity, _) => "too much stability grows stiff",
        (Rule::Complacency, _) => "a good mood without results grows complacent",
        (Rule::OwnLuck, true) => "took it well",
        (Rule::OwnLuck, false) => "took it badly",
        (Rule::Wants, true) => "the way you acted suits them",
        (Rule::Wants, false) => "the way you acted leaves them little to decide",
        (Rule::LoadTrust, _) => "the waiting work wears on trust",
        (Rule::MoraleLoad, false) => "the pile of work weighs on people",
        (Rule::Legacy, _) => "where the team began is still felt",
        (Rule::Driven(slot), up) => driven(slot, up),
        (Rule::Drift, true) => "grows by itself",
        (Rule::Drift, false) => "shrinks by itself",
    }
}

/// What a level is called, and for whom it is.
#[must_use]
pub const fn level(level: Level) -> (&'static str, &'static str) {
    match level {
        Level::Foundation => ("Foundation", "for people who have not led anybody yet"),
        Level::Core => ("Core", "for people who lead or manage a team"),
        Level::Advanced => ("Advanced", "for people who have led and managed for years"),
    }
}

/// What a hat is called, and what it is.
#[must_use]
pub const fn hat(hat: Hat) -> (&'static str, &'static str) {
    match hat {
        Hat::Lead => (
            "Lead",
            "the leader’s hat: set direction, align people, keep them willing",
        ),
        Hat::Manage => (
            "Manage",
            "the manager’s hat: plan, organise, keep things under control",
        ),
        Hat::Both => (
            "Both",
            "both hats at once: some of each, paid for with people’s energy",
        ),
        Hat::Wait => (
            "Wait",
            "no hat: let it come, while the work goes on waiting",
        ),
    }
}

/// What a practice is called, and what one does when doing it.
#[must_use]
pub fn practice(practice: Practice) -> (&'static str, &'static str) {
    framework()
        .raw
        .practices
        .iter()
        .find(|p| p.id == practice)
        .map_or((practice.name(), ""), |p| (&p.name, &p.about))
}

/// What moves a declared meter where its author says that a level does.
const fn driven(slot: Slot, up: bool) -> &'static str {
    match (slot, up) {
        (Slot::MORALE, true) => "people are willing",
        (Slot::MORALE, false) => "people are not willing",
        (Slot::STABILITY, true) => "things hold together",
        (Slot::STABILITY, false) => "things do not hold together",
        (Slot::RESULTS, true) => "results come in",
        (Slot::RESULTS, false) => "results do not come in",
        (Slot::DIRECTION, _) => "how far people know where to go",
        (Slot::ORDER, _) => "how far people know who does what",
        (Slot::TRUST, _) => "how far people trust",
        (Slot::FATIGUE, _) => "how tired people are",
        (Slot::COMPETENCE, _) => "what the team can do",
        (Slot::BACKLOG, _) => "how much work is waiting",
        _ => "what it depends on",
    }
}

/// What one of the three meters says; nothing for any other number.
#[must_use]
pub const fn meter(slot: Slot) -> &'static str {
    match slot {
        Slot::MORALE => "how willing people are to go on",
        Slot::STABILITY => "how well things hold together",
        Slot::RESULTS => "what comes out of it all",
        _ => "",
    }
}

/// How someone is with so much trust and energy, in points from 0 to 100; the thresholds are those of their face.
#[must_use]
pub fn how(trust: i32, energy: i32) -> String {
    let trust = match TrustLevel::of(trust) {
        TrustLevel::Lost => "has given up on you",
        TrustLevel::Distant => "keeps a distance",
        TrustLevel::Wary => "waits to see what you do",
        TrustLevel::Open => "gives you the benefit of the doubt",
        TrustLevel::Trusting => "trusts you",
        TrustLevel::Devoted => "would go a long way for you",
    };
    let energy = match EnergyLevel::of(energy) {
        EnergyLevel::Spent => "worn out",
        EnergyLevel::Low => "running low",
        EnergyLevel::Tiring => "a little tired",
        EnergyLevel::Fresh => "with strength to spare",
        EnergyLevel::Rested => "well rested",
    };
    format!("{trust}; {energy}")
}

/// What a mood that the last turn brought says beside how somebody stands.
#[must_use]
pub const fn stirred(mood: Mood) -> &'static str {
    match mood {
        Mood::Pleased => "glad of what just happened",
        Mood::Calm => "calm again",
        Mood::Worried => "unsettled by what just happened",
        Mood::Tired => "drained by what just happened",
        Mood::Angry => "angry about what just happened",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_short_and_change_with_the_sign_where_it_matters() {
        assert_eq!(rule(Rule::MoraleFatigue, false), "tired team");
        assert_eq!(rule(Rule::MoraleFatigue, true), "rested team");
        for of in [
            Rule::OutputOrder,
            Rule::OutputDirection,
            Rule::MoraleTrust,
            Rule::MoraleDirection,
            Rule::MoraleSettles,
            Rule::StabilityOrder,
            Rule::StabilityBacklog,
            Rule::StabilitySettles,
        ] {
            assert_ne!(rule(of, true), rule(of, false), "{of:?}");
            for text in [rule(of, true), rule(of, false)] {
                assert!((5..=50).contains(&text.len()), "{text}");
                assert!(!text.ends_with('.'), "{text}");
            }
        }
    }

    #[test]
    fn every_practice_has_a_name_and_a_text() {
        for of in Practice::ALL {
            let (name, about) = practice(of);
            assert!(name.contains(' ') && about.len() > 40, "{of:?}");
        }
    }
}
