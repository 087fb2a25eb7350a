//! What is told of why meters moved.

use std::collections::BTreeMap;

use crate::content::Library;
use crate::content::library::rulebook;
use crate::session::playthrough::Playthrough;
use crate::session::view::{Line, MeterMove};

/// Plays by taking one answer after another, and returns every reason that was told.
fn told(scenario: &str, seed: u64) -> Vec<String> {
    let library = Library::new(Vec::new());
    let (_, story) = library.scenario(scenario).expect("it ships");
    let rules = rulebook("standard").expect("it ships").1;
    let mut play = Playthrough::begin(story, rules, seed, None);
    let mut told = Vec::new();
    for turn in 0..40_usize {
        let open: Vec<_> = play.open().collect();
        let Some(&response) = open.get((turn * 7 + seed as usize) % open.len().max(1)) else {
            break;
        };
        let ahead = play.ahead(response).expect("it is open");
        play.accept(response, ahead);
        let last = play.turns.last().expect("one was taken");
        for meter in play.reasons(last).meters {
            let parts = meter.reason.split("; ").filter(|part| !part.is_empty());
            told.extend(parts.map(|part| {
                let end = part.rfind(" (").expect("every reason has its points");
                part.get(..end).unwrap_or_default().to_owned()
            }));
        }
    }
    told
}

#[test]
fn no_reason_but_what_every_line_has_is_told_in_the_same_words_more_than_three_times_a_game() {
    let every = [
        "what you decided",
        "how it turned out",
        "a promise kept",
        "a promise broken",
        "a value honoured",
        "a value breached",
        "breaches that nobody has owned",
        "a breach repaired",
        super::STEADY,
        super::LEFT,
    ];
    for scenario in ["two-basements", "second-kettle", "more-frames-than-thumbs"] {
        for seed in 0..6 {
            let mut told = told(scenario, seed);
            told.retain(|reason| !every.contains(&&**reason));
            assert!(told.len() > 12, "{scenario}, {seed}: {told:?}");
            let mut times: BTreeMap<&str, usize> = BTreeMap::new();
            for reason in &told {
                *times.entry(reason).or_default() += 1;
            }
            for (reason, times) in times {
                assert!(times <= 3, "{scenario}, {seed}: {times} times {reason}");
            }
        }
    }
}

/// Plays a scenario by first answers and gives every meter that moved to `look`.
fn each(seed: u64, mut look: impl FnMut(&MeterMove)) {
    let library = Library::new(Vec::new());
    let (_, story) = library.scenario("two-basements").expect("it ships");
    let rules = rulebook("standard").expect("it ships").1;
    let mut play = Playthrough::begin(story, rules, seed, None);
    loop {
        let next = play.open().next();
        let Some(response) = next else { break };
        let ahead = play.ahead(response).expect("it is open");
        play.accept(response, ahead);
        let last = play.turns.last().expect("one was taken");
        play.last(last).aftermath.meters.iter().for_each(&mut look);
    }
}

#[test]
fn what_is_told_adds_up_to_what_is_shown_in_the_words_and_points_of_the_ledger() {
    let mut looked_at = 0;
    for seed in 0..6 {
        each(seed, |meter| {
            let parts: Vec<(&str, i32)> = meter.reason.split("; ").filter_map(part).collect();
            if parts.is_empty() {
                return;
            }
            let sum: i32 = parts.iter().map(|(_, by)| by).sum();
            assert_eq!(sum, meter.after - meter.before, "{}", meter.reason);
            for (why, by) in parts {
                let known = |line: &Line| line.why == why && line.points == by;
                let rest = [super::LEFT, super::STEADY].contains(&why);
                assert!(rest || meter.lines.iter().any(known), "{meter:?}");
                looked_at += 1;
            }
        });
    }
    assert!(looked_at > 100, "{looked_at}");
}

#[test]
fn the_rest_is_never_the_greatest_and_your_own_decision_comes_first() {
    let (mut rests, mut own) = (0, 0);
    for seed in 0..20 {
        each(seed, |meter| {
            let parts: Vec<(&str, i32)> = meter.reason.split("; ").filter_map(part).collect();
            let greatest = parts.iter().filter(|(why, _)| *why != super::LEFT);
            let greatest = greatest.map(|(_, by)| by.abs()).max().unwrap_or(0);
            for (_, by) in parts.iter().filter(|(why, _)| *why == super::LEFT) {
                rests += 1;
                assert!(by.abs() <= greatest, "{}", meter.reason);
            }
            let yours = |line: &Line| line.why == "what you decided";
            if meter.lines.iter().any(yours) {
                own += 1;
                assert!(meter.reason.starts_with("what you decided"), "{meter:?}");
            }
        });
    }
    assert!(rests > 20 && own > 20, "{rests}, {own}");
}

#[test]
fn a_breach_is_told_however_small_it_is_and_levels_as_they_were_in_one() {
    use crate::engine::{Cause, ResponseIx, Rule, ValueIx};
    let rule = |of| Cause::Rule(of);
    let parts = vec![
        (rule(Rule::MoraleLoad), 8),
        (rule(Rule::Hit), -5),
        (Cause::Response(ResponseIx(0)), -4),
        (rule(Rule::MoraleFatigue), 3),
        (Cause::ValueBreached(ValueIx(1)), -1),
    ];
    let before = [(rule(Rule::MoraleLoad), 7), (rule(Rule::MoraleFatigue), 3)];
    let words: Vec<String> = ["load", "hit", "you", "rest", "breach"]
        .map(str::to_owned)
        .into();
    let chosen = super::Chosen::of(&parts, &before);
    assert_eq!(
        chosen.sentence(&parts, &words),
        "you (−4); hit (−5); breach (−1); what was in place, as last time (+11)"
    );
    let chosen = super::Chosen::of(&parts, &[]);
    assert_eq!(
        chosen.sentence(&parts, &words),
        "you (−4); hit (−5); load (+8); breach (−1); all the rest (+3)"
    );
}

/// The words of a part of a sentence, and the points that it ends with.
fn part(part: &str) -> Option<(&str, i32)> {
    let (why, end) = part.rsplit_once(" (")?;
    let points = end.trim_end_matches(')').replace('−', "-").parse().ok()?;
    Some((why, points))
}

#[test]
fn what_a_crisis_takes_is_named_after_it() {
    let told = told("two-basements", 3);
    assert!(!told.iter().any(|reason| reason.contains("the crisis cost")));
    assert!(
        told.iter()
            .any(|reason| reason.ends_with("”, with the team as it stood"))
    );
}
