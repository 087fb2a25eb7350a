//! Each measured warning on a scenario made to bring it about, and on one made not to.

use std::sync::LazyLock;

use two_hats::analysis::measure::{Figure, Measuring, Report, Thresholds, Verdict};
use two_hats::analysis::synthetic;
use two_hats::content::compile::compile;
use two_hats::content::finding::Step;
use two_hats::content::library;
use two_hats::content::raw::{
    RawCondition, RawEffect, RawPromise, RawResponse, RawScenario, RawThreshold,
};
use two_hats::content::story::Story;
use two_hats::engine::Hat;

const RUNS: u32 = 1000;

/// A scenario of twelve crises with one response of each hat: the ground on which all the others are built.
fn ground() -> RawScenario {
    synthetic::scenario(1, 12).raw().clone()
}

fn story(raw: RawScenario) -> Story {
    let compiled = compile(raw);
    compiled
        .story
        .unwrap_or_else(|| panic!("does not compile: {:#?}", compiled.findings))
}

fn measured(raw: RawScenario, others: &[Story]) -> Report {
    // The ground was laid under the first rules: what is tested here is the measuring, and not today's numbers.
    let (_, rulebook) = library::rulebook("first").expect("it loads");
    Measuring {
        readings: &[],
        rulebook: &rulebook,
        others,
        thresholds: &Thresholds::standard().with_runs(RUNS),
    }
    .measure(&story(raw))
}

/// What the ground itself shows.
static GROUND: LazyLock<Report> = LazyLock::new(|| measured(ground(), &[]));

fn figure<'a>(report: &'a Report, code: &str, part: &str) -> &'a Figure {
    let mut all = report.figures.iter();
    all.find(|f| f.code == code && f.what.contains(part))
        .unwrap_or_else(|| panic!("no figure {code} with {part}: {:#?}", report.figures))
}

fn passes(report: &Report, code: &str, part: &str) -> bool {
    figure(report, code, part).passes()
}

fn has(report: &Report, code: &str) -> bool {
    report.findings.iter().any(|f| f.code == code)
}

/// Whether there is a warning at a crisis, or at one of its responses.
fn at(report: &Report, code: &str, crisis: usize, response: Option<usize>) -> bool {
    let mut place = vec![Step::Field("crises"), Step::Index(crisis)];
    if let Some(response) = response {
        place.extend([Step::Field("responses"), Step::Index(response)]);
    }
    let mut all = report.findings.iter();
    all.any(|f| f.code == code && f.place == place)
}

fn change(raw: &mut RawScenario, of: impl Fn(usize, &RawResponse) -> i32) {
    for (number, crisis) in raw.crises.iter_mut().enumerate() {
        for response in &mut crisis.responses {
            let by = of(number, response);
            response.effects.extend([
                RawEffect::Morale(by),
                RawEffect::Stability(by),
                RawEffect::Results(by),
            ]);
        }
    }
}

fn for_hat(hat: Hat, by: i32) -> Report {
    let mut raw = ground();
    change(&mut raw, |_, r| if r.hat == hat { by } else { 0 });
    measured(raw, &[])
}

#[test]
fn a_response_that_loses_everything_is_dominated_and_the_same_without_its_price_is_not() {
    let code = "measured-dominated-response";
    let lead = ground().crises[5]
        .responses
        .iter()
        .position(|r| r.hat == Hat::Lead);
    let mut raw = ground();
    change(
        &mut raw,
        |c, r| {
            if c == 5 && r.hat == Hat::Lead { -30 } else { 0 }
        },
    );
    let report = measured(raw, &[]);
    assert!(at(&report, code, 5, lead), "{:#?}", report.findings);
    assert!(!passes(&report, code, "never worth giving"));
    assert!(!at(&GROUND, code, 5, lead), "{:#?}", GROUND.findings);
}

#[test]
fn a_crisis_with_a_gift_does_not_flip_and_most_without_do() {
    let code = "measured-no-flip";
    let mut raw = ground();
    change(&mut raw, |c, r| {
        if c == 6 && r.id == "response-2" {
            40
        } else {
            0
        }
    });
    let report = measured(raw, &[]);
    assert!(at(&report, code, 6, None), "{:#?}", report.findings);
    assert!(!at(&GROUND, code, 6, None));
    assert!(passes(&GROUND, code, "changes with the state"));

    let mut raw = ground();
    change(&mut raw, |_, r| if r.id == "response-2" { 15 } else { 0 });
    let report = measured(raw, &[]);
    assert!(!passes(&report, code, "changes with the state"));
}

#[test]
fn what_the_rest_of_the_library_gives_away_is_known_unread() {
    let code = "measured-blind";
    let gift = |mut raw: RawScenario, id: &str| {
        raw.id = id.to_owned();
        change(&mut raw, |_, r| if r.id == "response-0" { 15 } else { 0 });
        raw
    };
    let others = [
        story(gift(synthetic::scenario(7, 12).raw().clone(), "one")),
        story(gift(synthetic::scenario(8, 12).raw().clone(), "two")),
    ];
    let given_away = measured(gift(ground(), "mine"), &others);
    let found = figure(&given_away, code, "found unread");
    assert!(found.value.is_some_and(|v| v > 0.5) && !found.passes());
    assert!(found.what.contains("learnt from 2 scenarios"));
    assert!(!passes(&given_away, code, "grade of `blind`"));
    // The same form, and nothing behind it.
    let not = measured(ground(), &others);
    assert!(passes(&not, code, "found unread"), "{:#?}", not.figures);
    // Nobody learns from the exam.
    let alone = measured(gift(ground(), "mine"), &[story(gift(ground(), "mine"))]);
    assert!(figure(&alone, code, "found unread").what.contains("from 0"));
}

#[test]
fn one_hat_that_is_enough_or_doomed_is_said_to_be() {
    let code = "measured-one-hat";
    let enough = for_hat(Hat::Lead, 25);
    assert!(
        !passes(&enough, code, "grade of `informed`"),
        "{:#?}",
        enough.figures
    );
    assert!(!passes(&enough, code, "grade of `lead` ("), "apart");
    let doomed = for_hat(Hat::Manage, -25);
    assert!(!passes(&doomed, code, "`manage` that collapse"));
    assert!(has(&doomed, code));
    for part in ["above `lead`", "`lead` that", "`manage` that"] {
        assert!(passes(&GROUND, code, part), "{part}: {:#?}", GROUND.figures);
    }
}

#[test]
fn both_alternating_and_waiting_have_their_places() {
    let both = for_hat(Hat::Both, 6);
    assert!(has(&both, "measured-both"), "{:#?}", both.figures);
    assert!(!has(&GROUND, "measured-both"), "{:#?}", GROUND.figures);

    // What the rhythm gives is best in every crisis (leading first, as the player does), or in none.
    let rhythm = |first: Hat, second: Hat| {
        let mut raw = ground();
        change(&mut raw, |c, r| match c % 2 {
            0 if r.hat == first => 10,
            1 if r.hat == second => 10,
            _ => 0,
        });
        measured(raw, &[])
    };
    let code = "measured-alternate";
    let with = rhythm(Hat::Lead, Hat::Manage);
    assert!(
        !passes(&with, code, "above `alternate`"),
        "{:#?}",
        with.figures
    );
    let against = rhythm(Hat::Manage, Hat::Lead);
    assert!(passes(&against, code, "above `alternate`"));
    assert!(!passes(
        &for_hat(Hat::Lead, 25),
        code,
        "grade of `alternate`"
    ));
    assert!(passes(&GROUND, code, "grade of `alternate`"));

    // Where crises are none, and waiting is paid for, it is not the worst.
    let mut calm = ground();
    change(&mut calm, |_, r| if r.hat == Hat::Wait { 30 } else { 0 });
    for crisis in &mut calm.crises {
        crisis.severity = 5;
    }
    assert!(has(&measured(calm, &[]), "measured-wait"));
    assert!(!has(&GROUND, "measured-wait"));
}

#[test]
fn a_game_that_cannot_be_won_is_told_from_one_that_can() {
    let code = "measured-collapse";
    let by = |by: i32| {
        let mut raw = ground();
        change(&mut raw, |_, _| by);
        measured(raw, &[])
    };
    let easy = by(35);
    let lost = figure(&easy, code, "`random` that").value;
    assert!(lost.is_some_and(|share| share < 0.05), "{lost:?}");
    let hard = by(-14);
    assert!(!passes(&hard, code, "`random` that"));
    assert!(!passes(&hard, code, "`informed` that"));
    let fair = by(0);
    assert!(passes(&fair, code, "`random` that"), "{:#?}", fair.figures);
    assert!(
        passes(&fair, code, "`informed` that"),
        "{:#?}",
        fair.figures
    );
}

#[test]
fn skill_is_told_from_luck() {
    let code = "measured-skill";
    let with = |skill: i32, luck: i32| {
        let mut raw = ground();
        // Some responses are simply better; and every outcome may be a windfall or a blow.
        change(&mut raw, |c, r| {
            match (c + usize::from(r.id.as_bytes()[9])) % 4 {
                0 => skill,
                1 => -skill,
                _ => 0,
            }
        });
        for response in raw.crises.iter_mut().flat_map(|c| &mut c.responses) {
            for (outcome, sign) in response.outcomes.iter_mut().zip([-1, 1]) {
                outcome.effects.push(RawEffect::Results(sign * luck));
                outcome.effects.push(RawEffect::Morale(sign * luck));
            }
        }
        measured(raw, &[])
    };
    let part = "intraclass";
    let lottery = with(0, 25);
    let value = |report: &Report| figure(report, code, part).value.expect("measured");
    assert!(value(&lottery) < 0.5 && has(&lottery, code));
    let balanced = with(20, 0);
    assert!(!has(&balanced, code), "{}", value(&balanced));
    assert!(value(&balanced) > value(&lottery) + 0.2);
}

#[test]
fn promises_that_go_one_way_only_are_named() {
    let code = "measured-promise";
    let promise = |id: &str, kept: RawCondition| RawPromise {
        id: id.to_owned(),
        text: "I will.".to_owned(),
        turns: 3,
        kept: Some(kept),
        ..RawPromise::default()
    };
    let mut raw = ground();
    let morale = |value: i32| {
        RawCondition::AtLeast(RawThreshold {
            what: "morale".to_owned(),
            value,
        })
    };
    let chose = |name: &str| RawCondition::Chose(name.to_owned());
    raw.crises[1].responses[0].promises = vec![promise("nobody", morale(100))];
    raw.crises[1].responses[1].promises = vec![promise("all", morale(1))];
    raw.crises[1].responses[2].promises = vec![promise("some", chose("crisis-3/response-0"))];
    let report = measured(raw, &[]);
    assert!(!passes(&report, code, "\"nobody\""));
    assert!(!passes(&report, code, "\"all\""), "{:#?}", report.figures);
    assert!(passes(&report, code, "\"some\""));
    let findings: Vec<_> = report.findings.iter().filter(|f| f.code == code).collect();
    assert_eq!(findings.len(), 2);
    assert!(
        findings
            .iter()
            .all(|f| f.place.last() == Some(&Step::Index(0)))
    );
    assert!(
        findings.iter().all(|f| f.label.contains("seed")),
        "{findings:#?}"
    );
}

#[test]
fn what_is_seen_not_seen_and_proven_impossible_are_told_apart() {
    let code = "measured-not-seen";
    let mut raw = ground();
    raw.flags = vec!["never".to_owned()];
    raw.crises[2].responses[0].when = Some(RawCondition::AtLeast(RawThreshold {
        what: "morale".to_owned(),
        value: 100,
    }));
    raw.crises[3].responses[0].when = Some(RawCondition::Flag("never".to_owned()));
    let report = measured(raw, &[]);
    let verdict = |name: &str| {
        let mut known = report.known.iter();
        let known = known.find(|k| k.name == name).expect("known");
        assert_eq!(known.count > 0, known.case.is_some(), "{known:?}");
        known.verdict
    };
    assert_eq!(verdict("crisis-2/response-1"), Verdict::Seen);
    assert_eq!(verdict("crisis-2/response-0"), Verdict::NotSeen);
    assert_eq!(verdict("crisis-3/response-0"), Verdict::Impossible);
    assert_eq!(
        verdict("crisis-3/response-0, outcome 1"),
        Verdict::Impossible
    );
    // Its outcomes were not seen either, but they say nothing that it does not say; what is proven is the checker's to report.
    let named: Vec<_> = report.findings.iter().filter(|f| f.code == code).collect();
    assert_eq!(named.len(), 1, "{named:#?}");
    assert!(at(&report, code, 2, Some(0)));
    assert!(!has(&GROUND, code));
}

#[test]
fn minutes_follow_from_words() {
    let code = "measured-minutes";
    assert!(!passes(&GROUND, code, "alone"), "a few words are too short");
    let mut raw = ground();
    // 4,200 words and 12 decisions of 20 seconds: 25 minutes. In a room 28 and 12 times a minute and a half, and ten of debrief: 56.
    raw.briefing = "word ".repeat(4200);
    raw.minutes = 55;
    let fits = measured(raw.clone(), &[]);
    let minutes = figure(&fits, code, "alone").value.expect("measured");
    assert!((25.0..26.5).contains(&minutes), "{minutes}");
    assert!(!has(&fits, code), "{:#?}", fits.figures);
    raw.minutes = 30;
    let stated = measured(raw, &[]);
    let wrong: Vec<_> = stated.findings.iter().filter(|f| f.code == code).collect();
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].place, [Step::Field("minutes")]);
}

#[test]
fn the_report_is_the_same_with_one_thread_and_with_two() {
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads").install(|| measured(ground(), &[]))
    };
    assert_eq!(with(1), with(2));
}

#[test]
fn every_code_is_documented_and_every_documented_code_exists() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let codes = |text: &str, before: &str, after: char| -> std::collections::BTreeSet<String> {
        let begin = format!("{before}measured-");
        let found = text.match_indices(&begin);
        found
            .filter_map(|(at, _)| text[at + before.len()..].split(after).next())
            .map(str::to_owned)
            .collect()
    };
    let page = std::fs::read_to_string(root.join("docs/measured.md")).expect("the page");
    let documented = codes(&page, "| `", '`');
    let mut written = std::collections::BTreeSet::new();
    let folder = std::fs::read_dir(root.join("src/analysis/measure")).expect("the sources");
    for entry in folder {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(path).expect("a source");
        written.extend(codes(&text, "\"", '"'));
    }
    assert_eq!(documented, written);
    assert_eq!(documented.len(), 19);
}
