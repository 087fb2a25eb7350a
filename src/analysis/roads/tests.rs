//! Estimates against exact enumeration, roads against the playthrough, and one thread against two.

use super::same_luck::meters;
use super::*;
use crate::analysis::{rule_of_thumb, synthetic};
use crate::content::compile::compile;
use crate::content::raw::RawScenario;
use crate::engine::{Game, Luck, Next, ResponseIx, Rulebook, Silent, State};

/// Three crises of three responses of two or three outcomes. `steady` makes the response that the rule of thumb picks the best one everywhere but
/// in the first crisis.
fn tiny(steady: bool) -> Game {
    let manage = if steady { 9 } else { -6 };
    let crisis = |id: &str, lead: i32, manage: i32, both: i32| {
        format!(
            r#"(id: "{id}", title: "{id}", situation: Steady, scene: "x", responses: [
                (id: "lead", hat: Lead, practices: [SetDirection], text: "x", outcomes: [
                    (weight: 3, text: "x", effects: [Morale({lead}), Stability(2)]), (weight: 1, text: "x", effects: [Results(-14)])]),
                (id: "manage", hat: Manage, practices: [PlanBudget], text: "x", outcomes: [
                    (weight: 1, text: "x", effects: [Stability({manage})]), (weight: 1, text: "x", effects: [Stability({manage}), Results({manage})]),
                    (weight: 3, text: "x", effects: [Morale(1)])]),
                (id: "both", hat: Both, practices: [SetDirection, PlanBudget], text: "x", outcomes: [
                    (weight: 1, text: "x", effects: [Morale({both})]), (weight: 1, text: "x", effects: [Results(-{both})])]),
            ])"#
        )
    };
    let text = format!(
        r#"(format: 1, id: "tiny", title: "Tiny", pitch: "x", role: TeamLead, team: [(id: "a", name: "A", job: "x")],
            crises: [{}, {}, {}], endings: [(id: "end", title: "x", text: "x")])"#,
        crisis("first", 12, 3, 5),
        crisis("second", if steady { 1 } else { 9 }, manage, 4),
        crisis("third", if steady { 2 } else { 11 }, manage, 6),
    );
    let raw: RawScenario = crate::content::options().from_str(&text).unwrap();
    let compiled = compile(raw);
    let story = compiled
        .story
        .unwrap_or_else(|| panic!("{:?}", compiled.findings));
    Game::new(story.scenario().clone(), Rulebook::plain())
}

#[derive(Clone, Copy)]
enum Then {
    Thumb,
    Best,
}

/// The mean grade after a response over all lucks, exactly: luck matters for nothing but the outcome.
fn exact(game: &Game, state: &State, response: ResponseIx, then: Then) -> f64 {
    let tables = game.scenario().tables();
    let outcomes = game.scenario().response(response).outcomes;
    let total: u64 = outcomes
        .iter()
        .map(|o| u64::from(tables.outcomes[o as usize].weight))
        .sum();
    let mut sum = 0.0;
    for place in 0..total {
        let mut state = state.clone();
        state.set_luck(Luck((((place << 32) + (1 << 31)) / total) as u32));
        let next = game.decide(&mut state, response, &mut Silent).unwrap();
        sum += match (next, then) {
            (Next::Over(_), _) => f64::from(game.grade(&state)) / 1000.0,
            (Next::Asks(_), Then::Thumb) => exact(game, &state, rule_of_thumb(game, &state), then),
            (Next::Asks(_), Then::Best) => game
                .open_responses(&state)
                .map(|r| exact(game, &state, r, then))
                .fold(f64::NEG_INFINITY, f64::max),
        };
    }
    sum / total as f64
}

fn any_decisions(game: &Game, number: u64, seed: u64) -> Vec<ResponseIx> {
    let mut state = State::new(game.scenario());
    let mut next = game.begin(&mut state, seed, &mut Silent);
    let mut decisions = Vec::new();
    while let Next::Asks(crisis) = next {
        let open: Vec<_> = game.open_responses(&state).collect();
        let position = (number as usize + 7 * crisis.at() * number as usize) % open.len();
        decisions.push(open[position]);
        next = game
            .decide(&mut state, open[position], &mut Silent)
            .unwrap();
    }
    decisions
}

fn near(estimate: Estimate, exact: f64) {
    let off = (estimate.mean - exact).abs();
    assert!(
        off <= estimate.within + 1e-6,
        "{estimate:?} is {off} off {exact}"
    );
}

#[test]
fn expectations_and_regret_are_those_of_exact_enumeration() {
    let game = tiny(false);
    for number in 0..6 {
        let decisions = any_decisions(&game, number, number);
        let found = roads(&game, number, &decisions, Effort::quiet(4000)).unwrap();
        let trace = Trace::new(&game, number, &decisions).unwrap();
        for (fork, step) in found.decisions.iter().zip(&trace.steps) {
            let values: Vec<f64> = step
                .open
                .iter()
                .map(|&r| exact(&game, &step.state, r, Then::Thumb))
                .collect();
            let best = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for (road, &value) in fork.roads.iter().zip(&values) {
                near(road.expected, value);
                near(road.ahead, value - values[fork.taken]);
            }
            near(fork.regret(), best - values[fork.taken]);
            near(fork.skill(), values[fork.taken] - values[fork.thumb]);
        }
    }
}

#[test]
fn regret_is_that_of_expectimax_where_the_rule_of_thumb_goes_on_well() {
    let game = tiny(true);
    let mut wrong = 0;
    for number in 0..3 {
        let decisions = any_decisions(&game, number, 5);
        let found = roads(&game, 5, &decisions, Effort::quiet(4000)).unwrap();
        let trace = Trace::new(&game, 5, &decisions).unwrap();
        let (fork, step) = (&found.decisions[0], &trace.steps[0]);
        let values: Vec<f64> = step
            .open
            .iter()
            .map(|&r| exact(&game, &step.state, r, Then::Best))
            .collect();
        let best = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        near(fork.regret(), best - values[fork.taken]);
        wrong += usize::from(fork.regret().mean > 0.0);
    }
    assert_eq!(wrong, 2, "one of three responses is the best");
}

#[test]
fn the_road_that_was_taken_is_the_playthrough_itself() {
    let story = synthetic::scenario(3, 8);
    let rulebook = crate::content::library::rulebook("standard").unwrap().1;
    let game = Game::new(story.scenario().clone(), rulebook);
    for number in 1..5 {
        let decisions = any_decisions(&game, number, number);
        let trace = Trace::new(&game, number, &decisions).unwrap();
        let found = from_trace(&game, &trace, Effort::quiet(20));
        assert!(found.finished);
        for (i, fork) in found.decisions.iter().enumerate() {
            let road = &fork.chosen().same_luck;
            assert_eq!(fork.chosen().response, decisions[i]);
            assert_eq!(road.grade, game.grade(&trace.last));
            assert_eq!(Some(road.ending), trace.last.ending());
            assert_eq!(road.turns, trace.last.turn());
            assert_eq!(road.meters.last(), Some(&meters(&trace.last)));
            assert_eq!(
                (road.own, usize::from(road.followed)),
                (0, decisions.len() - 1 - i)
            );
            assert_eq!(fork.chosen().ahead, Estimate::exactly(0.0));
        }
        // Another road at the first crisis ends elsewhere.
        let first = &found.decisions[0];
        assert!(first.roads.iter().any(|r| r.same_luck.grade != found.grade));
    }
}

#[test]
fn one_thread_finds_what_two_threads_find() {
    let story = synthetic::scenario(1, 6);
    let rulebook = crate::content::library::rulebook("standard").unwrap().1;
    let game = Game::new(story.scenario().clone(), rulebook);
    let decisions = any_decisions(&game, 2, 9);
    let with = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
            .install(|| roads(&game, 9, &decisions, Effort::quiet(333)).unwrap())
    };
    assert_eq!(with(1), with(2));
}

#[test]
fn figures_add_up_to_the_grade() {
    let story = synthetic::scenario(2, 6);
    let rulebook = crate::content::library::rulebook("standard").unwrap().1;
    let game = Game::new(story.scenario().clone(), rulebook);
    for number in 0..4 {
        let decisions = any_decisions(&game, number, 77);
        let found = roads(&game, 77, &decisions, Effort::quiet(200)).unwrap();
        let figures = found.figures();
        assert!((figures.grade - f64::from(found.grade) / 1000.0).abs() < 1e-9);
        let sum = figures.expected_at_start.mean + figures.skill.mean + figures.luck.mean;
        assert!((sum - figures.grade).abs() < 1e-9);
        // Turn by turn, too.
        let luck: f64 = found.decisions.iter().map(|f| f.surprise().mean).sum();
        assert!((luck - figures.luck.mean).abs() < 1e-9, "{luck}");
        let quality = figures.quality.unwrap();
        assert!((0.0..=100.0).contains(&quality), "{quality}");
    }
}

#[test]
fn the_best_decisions_have_the_best_quality() {
    let game = tiny(false);
    let play = |best: bool| {
        let mut decisions = Vec::new();
        for _ in 0..3 {
            let mut tried = decisions.clone();
            tried.push(next_open(&game, &decisions));
            let found = roads(&game, 4, &tried, Effort::quiet(1000)).unwrap();
            let fork = found.decisions.last().unwrap();
            let road = if best { fork.best() } else { fork.worst() };
            decisions.push(road.response);
        }
        let found = roads(&game, 4, &decisions, Effort::quiet(1000)).unwrap();
        found.figures().quality.unwrap()
    };
    assert!(play(true) > 99.9);
    assert!(play(false) < 0.1);
}

fn next_open(game: &Game, decisions: &[ResponseIx]) -> ResponseIx {
    let trace = Trace::new(game, 4, decisions).unwrap();
    game.open_responses(&trace.last).next().unwrap()
}

#[test]
fn moments_are_three_crises_and_a_good_run_begins_with_its_worst_decision() {
    let story = synthetic::scenario(5, 7);
    let rulebook = crate::content::library::rulebook("standard").unwrap().1;
    let game = Game::new(story.scenario().clone(), rulebook);
    let decisions = any_decisions(&game, 3, 21);
    let mut found = roads(&game, 21, &decisions, Effort::quiet(200)).unwrap();
    let worst = (0..found.decisions.len())
        .max_by(|&a, &b| {
            let regret = |d: usize| found.decisions[d].regret().mean;
            regret(a).total_cmp(&regret(b))
        })
        .unwrap();
    found.grade = 80_000;
    let good = moments(&found);
    assert_eq!(good.len(), 3);
    assert_eq!((good[0].decision, good[0].why), (worst, Why::Regret));
    let mut places: Vec<_> = good.iter().map(|m| m.decision).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), 3);
    found.grade = 20_000;
    let bad: Vec<_> = moments(&found).iter().map(|m| m.decision).collect();
    assert_eq!(bad, places, "in the order in which they happened");
}

#[test]
fn a_playthrough_may_stop_halfway_and_misfits_are_named() {
    let game = tiny(false);
    let decisions = any_decisions(&game, 1, 1);
    let found = roads(&game, 1, &decisions[..2], Effort::quiet(500)).unwrap();
    assert!(!found.finished);
    assert_eq!(found.decisions[1].after, found.last);
    let none = roads(&game, 1, &[], Effort::quiet(50)).unwrap();
    assert_eq!(none.figures().quality, None);
    let misfit = roads(&game, 1, &decisions[1..], Effort::quiet(50)).unwrap_err();
    assert_eq!(misfit.number, 1);
    let mut long = decisions;
    long.push(long[0]);
    assert_eq!(
        roads(&game, 1, &long, Effort::quiet(50))
            .unwrap_err()
            .number,
        4
    );
}
