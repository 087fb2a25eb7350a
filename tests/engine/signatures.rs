//! What must come out of the standard rulebook, whatever its numbers: the signatures of the model.
//!
//! Measured on scenarios made by a program, so that no author's story helps or hides; same seeds, so same figures on every machine.

use std::collections::BTreeMap;

use crate::support::standard;
use two_hats::analysis::bots::{self, Setting};
use two_hats::analysis::{Bot, Decision, LookAhead, play, rule_of_thumb, synthetic};
use two_hats::content::{Library, library};
use two_hats::engine::{
    Game, Hat, Ledger, Luck, Next, Purpose, ResponseIx, Rulebook, Silent, Slot, State,
};

const METERS: [Slot; 3] = [Slot::MORALE, Slot::STABILITY, Slot::RESULTS];
const CRISES: usize = 12;
const SCENARIOS: u64 = 6;
const SEEDS: u64 = 60;

/// Means over many playthroughs of one player.
#[derive(Debug, Default)]
struct Measured {
    grade: f64,
    /// Mean change of a meter from turn to turn, in points.
    swing: f64,
    /// What the backlog is at the end above what it was at the start, in points.
    backlog_growth: f64,
    /// Share of the largest fall of the meters' mean that is regained within the next three turns.
    recovery: f64,
    /// Mean of the meters at the end less their mean at the start, in points.
    drift: f64,
    fatigue: f64,
    collapses: f64,
}

fn games(rulebook: &Rulebook) -> Vec<Game> {
    (0..SCENARIOS)
        .map(|n| {
            Game::new(
                synthetic::scenario(n, CRISES).scenario().clone(),
                rulebook.clone(),
            )
        })
        .collect()
}

/// The rulebook of the first edition, which is still shipped.
fn first() -> Rulebook {
    library::rulebook("first").expect("it is shipped").1
}

/// A player that needs to know nothing of a scenario beforehand.
fn player(name: &str) -> Box<dyn Bot + Send> {
    let setting = Setting {
        story: &synthetic::scenario(0, CRISES),
        rulebook: &standard(),
        library: &Library::default(),
    };
    bots::named(name, &setting).expect("a known player")
}

fn measure(name: &str, games: &[Game]) -> Measured {
    let player = player(name);
    let mut sum = Measured::default();
    let (mut count, mut falls, mut steps) = (0.0, 0.0, 0.0);
    for game in games {
        let mut state = State::new(game.scenario());
        for seed in 0..SEEDS {
            let mut ledger = Ledger::default();
            let played = play(game, &*player, seed, &mut state, &mut ledger);
            let at = |slot: Slot, turn: u16| f64::from(ledger.value_after(slot, turn)) / 1000.0;
            let mean = |turn: u16| METERS.iter().map(|&m| at(m, turn)).sum::<f64>() / 3.0;
            count += 1.0;
            sum.grade += f64::from(played.grade) / 1000.0;
            sum.collapses += f64::from(u8::from(state.collapsed().is_some()));
            sum.backlog_growth += at(Slot::BACKLOG, played.turns) - at(Slot::BACKLOG, 0);
            sum.fatigue += at(Slot::FATIGUE, played.turns);
            sum.drift += mean(played.turns) - mean(0);
            for turn in 1..=played.turns {
                steps += 1.0;
                sum.swing += METERS
                    .iter()
                    .map(|&m| (at(m, turn) - at(m, turn - 1)).abs())
                    .sum::<f64>()
                    / 3.0;
            }
            // The largest fall that leaves three turns to recover in.
            let fall = (1..played.turns.saturating_sub(2))
                .map(|turn| (mean(turn - 1) - mean(turn), turn))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((depth, turn)) = fall
                && depth > 1.0
            {
                sum.recovery += (mean(turn + 3) - mean(turn)) / depth;
                falls += 1.0;
            }
        }
    }
    for value in [
        &mut sum.grade,
        &mut sum.collapses,
        &mut sum.backlog_growth,
        &mut sum.fatigue,
        &mut sum.drift,
    ] {
        *value /= count;
    }
    sum.swing /= steps;
    sum.recovery /= f64::max(falls, 1.0);
    sum
}

#[test]
fn each_way_of_playing_has_its_signature() {
    signatures(&games(&standard()));
}

#[test]
fn each_way_of_playing_has_its_signature_in_the_first_edition_too() {
    signatures(&games(&first()));
}

fn signatures(games: &[Game]) {
    let names = ["lead", "manage", "both", "wait", "alternate", "informed"];
    let all: BTreeMap<&str, Measured> = names.iter().map(|n| (*n, measure(n, games))).collect();
    let [lead, manage, both, wait, alternate, informed] = names.map(|n| &all[n]);

    // Much leading, little managing: high swings and a growing backlog.
    assert!(lead.swing > 1.1 * manage.swing, "{all:#?}");
    assert!(
        lead.backlog_growth > 15.0 && lead.backlog_growth > manage.backlog_growth + 30.0,
        "{all:#?}"
    );
    // Much managing, little leading: low swings and slow recovery from shocks.
    assert!(manage.swing < informed.swing, "{all:#?}");
    assert!(
        manage.recovery < informed.recovery - 0.2 && manage.recovery < alternate.recovery,
        "{all:#?}"
    );
    // Neither: drift.
    assert!(wait.drift < -20.0, "{all:#?}");
    for other in [lead, manage, both, alternate, informed] {
        assert!(wait.grade < other.grade - 5.0, "{all:#?}");
    }
    // Both in proportion to the situation beats each of them, and both at once, all the time, pays in fatigue.
    for other in [lead, manage, both, alternate] {
        assert!(informed.grade > other.grade + 3.0, "{all:#?}");
    }
    assert!(both.fatigue > informed.fatigue + 20.0, "{all:#?}");
    // One hat alone hurts; it does not kill every time.
    for one in [lead, manage] {
        assert!(
            one.grade < informed.grade - 15.0 && one.collapses < 0.5,
            "{all:#?}"
        );
    }
    assert!(informed.collapses < 0.05, "{all:#?}");
}

/// Waits in so many crises of a hundred, and does in the others what situation and state ask for.
struct Waits(u32);

impl Bot for Waits {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let scenario = decision.game.scenario();
        let crisis = decision.state.crisis().expect("one is decided");
        let key = scenario.crisis(crisis).key;
        let luck = Luck::draw(decision.state.seed(), key, Purpose::Player, 991);
        let waits = luck.below(100) < self.0;
        let mut open = decision.open.iter().copied();
        match open.find(|&response| scenario.response(response).hat == Hat::Wait) {
            Some(response) if waits => response,
            _ => rule_of_thumb(decision.game, decision.state),
        }
    }
}

#[test]
fn waiting_is_a_slope() {
    let games = games(&standard());
    let played = |share: u32| {
        let (mut grade, mut turns, mut count) = (0.0, 0.0, 0.0);
        for game in &games {
            let mut state = State::new(game.scenario());
            for seed in 0..SEEDS {
                let played = play(game, &Waits(share), seed, &mut state, &mut Silent);
                grade += f64::from(played.grade) / 1000.0;
                turns += f64::from(played.turns);
                count += 1.0;
            }
        }
        (grade / count, turns / count)
    };
    let all: Vec<(f64, f64)> = (0..=10).map(|tenths| played(10 * tenths)).collect();
    let costs: Vec<f64> = all.windows(2).map(|two| two[0].0 - two[1].0).collect();
    // A little of it costs hardly anything, and no tenth of it much more than a third of everything.
    assert!(costs[0] < 2.0 && costs[1] < 3.5, "{all:?}");
    assert!(costs.iter().all(|&cost| cost < 16.0), "{costs:?}");
    // Half a game of waiting is not a lost game, and a game of nothing else takes time to be one.
    assert!(all[5].0 > all[0].0 / 2.0, "{all:?}");
    assert!(all[10].1 > 8.0, "{all:?}");
}

#[test]
fn the_best_response_changes_with_the_state() {
    // The same crisis is reached on many different ways; "changes" means that no response is best on more than four in five of them.
    let look_ahead = LookAhead {
        lucks: 16,
        turns: 4,
    };
    let random = player("random");
    let (mut crises, mut flips) = (0, 0);
    for game in games(&standard()) {
        let mut best: BTreeMap<u32, BTreeMap<ResponseIx, u32>> = BTreeMap::new();
        let mut state = State::new(game.scenario());
        for seed in 0..30 {
            let mut next = game.begin(&mut state, seed, &mut Silent);
            while let Next::Asks(crisis) = next {
                let open: Vec<ResponseIx> = game.open_responses(&state).collect();
                let decision = Decision {
                    game: &game,
                    state: &state,
                    open: &open,
                };
                if state.turn() > 1 {
                    let values = look_ahead.values(&decision);
                    let most = (0..values.len())
                        .max_by_key(|&i| values[i])
                        .expect("open responses");
                    *best
                        .entry(crisis.0)
                        .or_default()
                        .entry(open[most])
                        .or_default() += 1;
                }
                let chosen = random.choose(&decision);
                next = game.decide(&mut state, chosen, &mut Silent).expect("open");
            }
        }
        for counts in best.values() {
            let all: u32 = counts.values().sum();
            let most = counts.values().max().copied().unwrap_or(0);
            crises += 1;
            flips += u32::from(most * 5 <= all * 4);
        }
    }
    assert!(flips * 100 >= crises * 40, "{flips} of {crises} crises");
}

#[test]
fn a_breach_costs_more_the_longer_it_goes_unowned_and_a_repair_ends_it() {
    let text = r#"(
        format: 1, id: "debt", title: "Debt", pitch: "A value is breached.", role: TeamLead,
        values: [(id: "truth", text: "We say it.")],
        team: [(id: "ann", name: "Ann", job: "Colleague")],
        crises: [
            (id: "a", title: "A", situation: Steady, severity: 0, scene: "It begins.", responses: [
                (id: "breach", hat: Wait, practices: [], text: "Breach it.", effects: [Breach("truth")]),
                (id: "not", hat: Wait, practices: [], text: "Leave it."),
            ]),
            (id: "b", title: "B", situation: Steady, severity: 0, scene: "It goes on.", responses: [
                (id: "on", hat: Wait, practices: [], text: "Go on."), (id: "x", hat: Wait, practices: [], text: "Stop."),
            ]),
            (id: "c", title: "C", situation: Steady, severity: 0, scene: "It goes on.", responses: [
                (id: "on", hat: Wait, practices: [], text: "Go on."), (id: "x", hat: Wait, practices: [], text: "Stop."),
            ]),
            (id: "d", title: "D", situation: Steady, severity: 0, scene: "It is owned.", responses: [
                (id: "repair", hat: Wait, practices: [], text: "Own it.", effects: [Repair("truth")]),
                (id: "on", hat: Wait, practices: [], text: "Go on."),
            ]),
            (id: "e", title: "E", situation: Steady, severity: 0, scene: "After.", responses: [
                (id: "on", hat: Wait, practices: [], text: "Go on."), (id: "x", hat: Wait, practices: [], text: "Stop."),
            ]),
        ],
        endings: [(id: "end", title: "End", text: "Over.")],
    )"#;
    let source = two_hats::content::Source {
        name: "debt".to_owned(),
        path: None,
        text: text.to_owned(),
    };
    let story = source.scenario().expect("sound");
    let game = Game::new(story.scenario().clone(), standard());
    let mut state = State::new(game.scenario());
    let mut ledger = Ledger::default();
    game.begin(&mut state, 1, &mut ledger);
    for name in ["a/breach", "b/on", "c/on", "d/repair", "e/on"] {
        let (crisis, response) = name.split_once('/').expect("two parts");
        game.decide(
            &mut state,
            story.find_response(crisis, response).expect("there"),
            &mut ledger,
        )
        .expect("open");
    }
    let debt = |turn: u16| -> i32 {
        ledger
            .entries_of(turn)
            .filter(|e| matches!(e.cause, two_hats::engine::Cause::ValueDebt(..)))
            .map(|e| e.delta)
            .sum()
    };
    assert!(
        debt(1) == 0 && debt(2) < 0 && debt(3) < debt(2),
        "{} {} {}",
        debt(1),
        debt(2),
        debt(3)
    );
    assert_eq!((debt(4), debt(5)), (0, 0), "the repair ends it");
}

#[test]
fn a_broken_promise_costs_more_than_a_kept_one_builds() {
    let rules = standard().rules.expect("the standard rulebook has rules");
    assert!(rules.promises.broken > rules.promises.kept);
    assert!(rules.trust.losses > 1000);
}

/// A team with this much of trust, direction and order each, that is left to itself in one crisis after the other.
fn left_alone(has: u16) -> Ledger {
    let wait = |id: &str| {
        format!(
            r#"(id: "{id}", title: "It", situation: Steady, severity: 50, scene: "It happens.", responses: [
                (id: "wait", hat: Wait, practices: [], text: "Wait."), (id: "lead", hat: Lead, practices: [SetDirection], text: "Lead."),
            ]),"#
        )
    };
    let text = format!(
        r#"(format: 1, id: "alone", title: "Alone", pitch: "Left to it.", role: TeamLead,
        start: (trust: {has}, direction: {has}, order: {has}),
        team: [(id: "ann", name: "Ann", job: "Colleague", trust: {has})],
        crises: [{}], endings: [(id: "end", title: "End", text: "Over.")])"#,
        ["a", "b", "c"].map(wait).concat()
    );
    let source = two_hats::content::Source {
        name: "alone".to_owned(),
        path: None,
        text,
    };
    let story = source.scenario().expect("sound");
    let game = Game::new(story.scenario().clone(), standard());
    let mut state = State::new(game.scenario());
    let mut ledger = Ledger::default();
    game.begin(&mut state, 1, &mut ledger);
    for crisis in ["a", "b", "c"] {
        let response = story.find_response(crisis, "wait").expect("there");
        if game.decide(&mut state, response, &mut ledger).is_err() {
            break;
        }
    }
    ledger
}

#[test]
fn a_team_that_can_see_to_itself_gains_by_being_left_to_it_and_no_team_by_being_left() {
    use two_hats::engine::{Cause, Rule};
    let sum = |ledger: &Ledger, turn: u16, rule: Rule, slot: Slot| -> i32 {
        let of = ledger.entries_of(turn);
        of.filter(|e| e.cause == Cause::Rule(rule) && e.slot == slot)
            .map(|e| e.delta)
            .sum()
    };
    let (ready, not_ready) = (left_alone(70), left_alone(35));
    // The first time, it is trust for the one and neglect for the other.
    assert!(sum(&ready, 1, Rule::SelfManaged, Slot::TRUST) > 0);
    assert!(sum(&ready, 1, Rule::SelfManaged, Slot::COMPETENCE) > 0);
    assert_eq!(sum(&ready, 1, Rule::Fading, Slot::ORDER), 0);
    assert_eq!(sum(&not_ready, 1, Rule::SelfManaged, Slot::TRUST), 0);
    let neglect = |ledger, turn| sum(ledger, turn, Rule::Neglect, Slot::TRUST);
    assert!(neglect(&not_ready, 1) < neglect(&ready, 1));
    // The longer nobody is there, the worse it is, for both; and the same luck hits who cannot see to it harder.
    for ledger in [&ready, &not_ready] {
        assert!(neglect(ledger, 2) < neglect(ledger, 1));
    }
    let hit = |ledger, turn| sum(ledger, turn, Rule::Hit, Slot::STABILITY);
    assert!(hit(&not_ready, 1) < hit(&ready, 1));
}
