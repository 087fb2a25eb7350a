//! Debriefs of real playthroughs: what they say must be what happened.

mod acts;
mod written;

use super::*;
use crate::analysis::{rule_of_thumb, synthetic};
use crate::content::compile::compile;
use crate::content::raw::RawScenario;
use crate::engine::{Next, Rulebook, Silent, Slot, State};

fn small() -> Story {
    let text = include_str!("../../tests/fixtures/small/scenario.ron");
    let raw: RawScenario = crate::content::options().from_str(text).unwrap();
    let compiled = compile(raw);
    compiled
        .story
        .unwrap_or_else(|| panic!("{:?}", compiled.findings))
}

fn standard() -> Rulebook {
    crate::content::library::rulebook("standard").unwrap().1
}

fn first() -> Rulebook {
    crate::content::library::rulebook("first").unwrap().1
}

/// Decisions by name where given, otherwise by the rule of thumb, to the end.
fn decisions(story: &Story, game: &Game, seed: u64, named: &[&str]) -> Vec<ResponseIx> {
    let mut state = State::new(game.scenario());
    let mut next = game.begin(&mut state, seed, &mut Silent);
    let mut found = Vec::new();
    while let Next::Asks(_) = next {
        let wanted = game
            .open_responses(&state)
            .find(|&r| named.contains(&story.response_name(r).as_str()));
        let response = wanted.unwrap_or_else(|| rule_of_thumb(game, &state));
        found.push(response);
        next = game.decide(&mut state, response, &mut Silent).unwrap();
    }
    found
}

fn debrief(rulebook: Rulebook, seed: u64, named: &[&str]) -> Debrief {
    let story = small();
    let game = Game::new(story.scenario().clone(), rulebook);
    let decisions = decisions(&story, &game, seed, named);
    Debrief::new(&story, &game, seed, &decisions, Effort::quiet(60)).unwrap()
}

/// A promise broken, a consequence, a breach that nobody owns and a departure.
const HARD: [&str; 7] = [
    "oven/speech",
    "starter/promise",
    "burnt/sell",
    "loaf/refund",
    "rota/all",
    "wedding/alone",
    "oven/wait",
];

#[test]
fn every_number_is_the_sum_of_its_lines() {
    let found = debrief(standard(), 4, &HARD);
    for number in &found.numbers {
        for (turn, value) in number.values.iter().enumerate() {
            let sum: i32 = found
                .ledger
                .iter()
                .filter(|l| l.number == number.id && usize::from(l.turn) <= turn)
                .map(|l| l.change.0)
                .sum();
            assert_eq!(sum, value.0, "{} after turn {turn}", number.id);
        }
    }
    assert!(found.numbers.iter().any(|n| n.id == "meter:flour"));
}

#[test]
fn what_comes_back_names_the_turn_and_the_response_that_caused_it() {
    let found = debrief(standard(), 4, &HARD);
    let line = found
        .ledger
        .iter()
        .find(|l| l.kind == CauseKind::Consequence && l.number == "results")
        .expect("the flat bread comes back");
    let origin = line.origin.as_ref().unwrap();
    assert_eq!((origin.turn, origin.response.as_str()), (1, "oven/speech"));
    assert_eq!(line.turn, 3);
    assert!(line.cause.contains("crisis 1") && line.cause.contains("The oven"));
    let debt = found
        .ledger
        .iter()
        .find(|l| l.kind == CauseKind::ValueDebt)
        .unwrap();
    let origin = debt.origin.as_ref().unwrap();
    assert_eq!((origin.turn, origin.response.as_str()), (3, "burnt/sell"));
    assert!(
        debt.cause.contains("We say it when it burns."),
        "{}",
        debt.cause
    );
}

#[test]
fn promises_values_and_departures_are_told_with_their_numbers() {
    // Under the rules before these somebody leaves in this game.
    let found = debrief(first(), 4, &HARD);
    let [promise] = &found.promises[..] else {
        panic!("one promise was made: {:?}", found.promises)
    };
    assert_eq!(
        (promise.status, promise.made.turn),
        (PromiseStatus::Broken, 2)
    );
    assert_eq!(promise.to, "Ada");
    assert_eq!(promise.seen, "Ada says nothing about the Sunday.");
    let [value] = &found.values[..] else {
        panic!("one value: {:?}", found.values)
    };
    assert_eq!(value.status, ValueStatus::Breached);
    assert!(value.cost.0 < 0);
    assert!(value.said.iter().any(|s| s.contains("never owned")));
    let ada = &found.team[0];
    assert!(ada.left.is_some(), "{ada:?}");
    assert!(ada.said[0].contains("crisis"), "{:?}", ada.said);
    let bo = &found.team[1];
    assert_eq!(bo.left, None);
    assert!(bo.said[0].starts_with("Stayed"));
}

#[test]
fn a_departure_by_the_rules_names_the_threshold() {
    let mut rulebook = standard();
    // Everyone who can leave does, at once.
    if let Some(rules) = &mut rulebook.rules {
        rules.members.leaves_trust = 90_000;
        rules.members.leaves_chance = 1_000;
    }
    let found = debrief(rulebook, 1, &[]);
    let ada = &found.team[0];
    assert_eq!(ada.left, Some(1));
    let said = ada.said.join(" ");
    assert!(said.contains("below the 90 at which"), "{said}");
    assert!(said.contains("100 %"), "{said}");
}

#[test]
fn hats_are_measured_by_the_rulebook() {
    let found = debrief(standard(), 4, &HARD);
    let first = &found.turns[0];
    let rules = standard().rules.unwrap();
    assert_eq!(
        first.asked_lead,
        Some(rules.situations.acute.lead_share / 10)
    );
    assert_eq!(first.worn_lead, Some(100));
    assert_eq!(first.fit, Fit::Apart, "a speech while it burns");
    // The fit that is shown is the fit that moved trust.
    for turn in &found.turns {
        let moved: Vec<_> = found
            .ledger
            .iter()
            .filter(|l| l.turn == turn.turn && l.number == "trust" && l.kind == CauseKind::Rule)
            .map(|l| l.cause.as_str())
            .collect();
        assert_eq!(
            moved.contains(&"the hat did not fit the moment"),
            turn.fit == Fit::Apart,
            "turn {}: {moved:?}",
            turn.turn
        );
    }
    let plain = debrief(Rulebook::plain(), 4, &HARD);
    assert!(plain.turns.iter().all(|t| t.asked_lead.is_none()));
}

/// The counts on the closing page and the lines of the ledger say the same of every turn.
#[test]
fn hats_are_counted_as_the_ledger_has_them() {
    let found = debrief(standard(), 4, &HARD);
    let counts = found.counts();
    let asked = counts.asked.expect("the rulebook asks for something");
    let said = |words: &str| found.ledger.iter().filter(|l| l.cause == words).count();
    assert_eq!(asked.fitted, said("the hat fitted the moment"));
    assert!(asked.fitted > 0 && asked.fitted < counts.turns, "{asked:?}");
    assert_eq!(
        asked.leading_first + asked.managing_first + asked.both_alike,
        counts.turns
    );
    let worn: usize = counts.worn.iter().map(|(_, times)| times).sum();
    assert_eq!((worn, counts.turns), (found.turns.len(), found.turns.len()));
    assert_eq!(debrief(Rulebook::plain(), 4, &HARD).counts().asked, None);
}

#[test]
fn the_profile_counts_what_was_done_and_what_was_open() {
    let found = debrief(standard(), 4, &HARD);
    let played = found.turns.len() as u32;
    assert_eq!(found.profile.hats.iter().sum::<u32>(), played);
    for practice in &found.profile.practices {
        let used = found
            .turns
            .iter()
            .filter(|t| t.practices.iter().any(|p| p.name() == practice.id))
            .count();
        assert_eq!(practice.used as usize, used, "{}", practice.id);
        assert!(practice.offered >= practice.used);
    }
}

#[test]
fn the_plan_rests_on_what_happened() {
    let found = debrief(standard(), 4, &HARD);
    assert!(found.plan.start.title.starts_with("Start: "));
    assert!(
        found.plan.stop.title.starts_with("Stop: "),
        "{:?}",
        found.plan.stop
    );
    assert!(found.plan.stop.because.contains("points of"));
    // Where no rule costs anything, nothing is made up.
    let plain = debrief(Rulebook::plain(), 4, &HARD);
    assert!(!plain.plan.stop.because.contains("points of"));
}

#[test]
fn moments_ask_the_question_of_their_crisis() {
    let found = debrief(standard(), 4, &HARD);
    assert_eq!(found.moments.len(), 3);
    for moment in &found.moments {
        assert!(!moment.said.is_empty() && !moment.questions.is_empty());
        let turn = &found.turns[usize::from(moment.turn) - 1];
        assert_eq!(turn.roads.iter().filter(|r| r.taken).count(), 1);
        if turn.crisis == "oven" {
            assert_eq!(moment.questions, ["Who took the oven on?"]);
        }
    }
}

#[test]
fn an_unfinished_and_an_empty_playthrough_can_be_debriefed() {
    let story = small();
    let game = Game::new(story.scenario().clone(), standard());
    let all = decisions(&story, &game, 2, &[]);
    for length in 0..all.len() {
        let found = Debrief::new(&story, &game, 2, &all[..length], Effort::quiet(10)).unwrap();
        assert!(!found.played.finished && found.played.ending.is_none());
        assert_eq!(found.turns.len(), length);
        for text in [found.html(), found.text(80), found.json(), found.csv()] {
            assert!(!text.is_empty() && !text.contains("NaN") && !text.contains("inf,"));
        }
    }
}

#[test]
fn a_collapse_is_told() {
    let story = synthetic::scenario(4, 6);
    let mut rulebook = standard();
    if let Some(rules) = &mut rulebook.rules {
        rules.stability.hit = 400_000;
    }
    let game = Game::new(story.scenario().clone(), rulebook);
    let all = decisions(&story, &game, 3, &[]);
    let found = Debrief::new(&story, &game, 3, &all, Effort::quiet(10)).unwrap();
    assert_eq!(found.played.collapsed.as_deref(), Some("Stability"));
    let fell = found.played.fell.clone().unwrap();
    assert_eq!(usize::from(fell.crisis), found.turns.len());
    assert!(fell.there.iter().all(|(_, by)| *by < 0) && !fell.there.is_empty());
    let said = fell.said();
    assert!(said.starts_with("Stability fell to 0 in crisis "), "{said}");
    assert!(said.contains(", with the team as it stood (−"), "{said}");
    let html = found.html();
    assert!(html.contains(&format!(" fell to 0 in crisis {}, ", fell.crisis)));
    assert!(found.text(400).contains(&said));
    let last = found.turns.last().unwrap();
    assert!(last.events.iter().any(|e| e == "Stability reached 0."));
}

#[test]
fn json_and_csv_hold_the_same_ledger() {
    let found = debrief(standard(), 4, &HARD);
    let json: serde_json::Value = serde_json::from_str(&found.json()).unwrap();
    let lines = json["ledger"].as_array().unwrap();
    let csv = found.csv();
    let rows: Vec<&str> = csv.trim_end().split("\r\n").collect();
    assert_eq!(rows.len(), lines.len() + 1);
    let last = rows.last().unwrap();
    let change = found.ledger.last().unwrap().change.exact();
    assert!(last.contains(&format!(",{change},")), "{last}");
    assert_eq!(json["format"], 1);
    assert_eq!(json["played"]["seed"], "4");
    let morale: f64 = lines
        .iter()
        .filter(|l| l["number"] == "morale")
        .map(|l| l["change"].as_f64().unwrap())
        .sum();
    let end = found.numbers[0].values.last().unwrap().float();
    assert!((morale - end).abs() < 1e-6);
    assert_eq!(found.numbers[Slot::MORALE.at()].id, "morale");
}

#[test]
fn the_summary_keeps_to_its_columns_and_says_what_it_is() {
    let found = debrief(standard(), 4, &HARD);
    for columns in [60, 80] {
        let text = found.text(columns);
        for line in text.lines() {
            assert!(
                textwrap::core::display_width(line) <= columns.max(66),
                "{line}"
            );
        }
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains("not an assessment of a person"));
    }
}

#[test]
fn the_turning_point_is_rather_one_that_leads_elsewhere_and_stands_in_the_story() {
    let mut found = debrief(standard(), 4, &HARD);
    for turn in &mut found.turns {
        for road in &mut turn.roads {
            road.expected.mean = if road.taken { 40.0 } else { 30.0 };
            road.same_luck_grade = Points(40_000);
            road.same_luck_ending = "As it was".to_owned();
        }
    }
    let other = |turn: &mut Turn, grade: i32, ending: &str| {
        let road = turn.roads.iter_mut().find(|road| !road.taken).unwrap();
        road.expected.mean = 50.0;
        road.same_luck_grade = Points(grade);
        road.same_luck_ending = ending.to_owned();
    };
    let many = |turn: &&mut Turn| turn.roads.len() > 1;
    let mut open = found.turns.iter_mut().filter(many);
    other(open.next().unwrap(), 70_000, "As it was");
    let elsewhere = open.next().unwrap();
    other(elsewhere, 44_000, "Another");
    let (at, first) = (elsewhere.turn, found.turns[0].turn);
    let acts = found.acts();
    assert_eq!(acts.point.unwrap().turn.turn, at);
    assert!(acts.story.iter().any(|card| card.turn.turn == at));
    // The reckoning says how its own decision differs from it, and says nothing where it is the same.
    let mut moment = found.moments[0].clone();
    moment.why = kinds::Why::Regret;
    moment.turn = first;
    let said = found.beside_turning_point(&moment).unwrap();
    assert!(said.contains(&format!("crisis {at}")), "{said}");
    moment.turn = at;
    assert_eq!(found.beside_turning_point(&moment), None);
}

#[test]
fn a_face_in_the_story_is_of_somebody_whom_the_crisis_is_about() {
    let mut found = debrief(standard(), 4, &HARD);
    let quiet = |found: &mut Debrief, outcome: &str| {
        for turn in &mut found.turns {
            turn.title = "The oven".to_owned();
            turn.text = "Wait.".to_owned();
            turn.outcome = outcome.to_owned();
            turn.events.clear();
        }
        for number in &mut found.numbers {
            if number.id.starts_with("member:") {
                number.values.fill(Points(50_000));
            }
        }
    };
    quiet(&mut found, "It is mended.");
    let acts = found.acts();
    let point = acts.point.as_ref().map(|point| point.turn.turn);
    let others = |card: &&StoryCard<'_>| Some(card.turn.turn) != point;
    let mut story = acts.story.iter().filter(others);
    assert!(story.all(|card| card.who.is_none()), "nobody");
    let name = found.team[1].name.clone();
    let id = found.team[1].id.clone();
    quiet(&mut found, &format!("{name} mends it."));
    let last = found.team[1].left.unwrap_or(u16::MAX);
    for card in found.acts().story {
        if card.turn.turn <= last {
            assert_eq!(card.who.map(|(who, _)| who), Some(&*id));
        }
    }
}

#[test]
fn a_hat_that_was_asked_for_is_nothing_to_stop() {
    for seed in 0..12 {
        let found = debrief(standard(), seed, &[]);
        let misfits = found.turns.iter().any(|turn| turn.fit == Fit::Apart);
        let of_hats = [
            "Stop: doing both at once where one would do",
            "Stop: answering before asking what the moment needs",
        ];
        let stop = found.plan.stop.title.as_str();
        assert!(misfits || !of_hats.contains(&stop), "{seed}: {stop}");
    }
}
