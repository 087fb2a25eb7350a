//! Rows, sums and threads.

use super::summary::Summary;
use super::*;
use crate::analysis::{Always, Random, play, synthetic, variation};
use crate::content::library::rulebook;
use crate::engine::{Happening, Hat, Ledger, Luck, State};

fn simulation(seeds: Range<u64>) -> Simulation {
    let story = synthetic::scenario(21, 9);
    let (_, rulebook) = rulebook("standard").expect("it is shipped");
    let cast = |name: &str, player: Arc<dyn Bot + Send>| Cast {
        name: name.to_owned(),
        player,
        own_luck: None,
    };
    Simulation {
        game: Game::new(story.scenario().clone(), rulebook),
        story,
        players: vec![
            cast("random", Arc::new(Random)),
            cast("wait", Arc::new(Always(Hat::Wait))),
        ],
        seeds,
        quality: None,
        origin: Origin::default(),
        factors: Vec::new(),
        dialect: csv::Dialect::PLAIN,
    }
}

/// Everything that comes out with so many threads: the numbers bot by bot, and the results.
fn played(simulation: &Simulation, rows: Rows, threads: usize) -> (Vec<Vec<i64>>, Vec<Result>) {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    let mut numbers = vec![Vec::new(); simulation.players.len()];
    let mut write = |part: Part| {
        numbers[part.player].extend(part.numbers);
        Ok(())
    };
    let results = pool.install(|| simulation.run(rows, &mut write, &|_| {}));
    (numbers, results.unwrap())
}

#[test]
fn threads_change_nothing() {
    let simulation = simulation(5..1705);
    let one = played(&simulation, Rows::Numbers(By::Run), 1);
    assert_eq!(one, played(&simulation, Rows::Numbers(By::Run), 2));
    assert_eq!(one, played(&simulation, Rows::Numbers(By::Run), 5));
    assert_eq!(one.1, played(&simulation, Rows::Summed, 3).1);
    assert_eq!(one.1, played(&simulation, Rows::Csv(By::Turn), 3).1);
}

#[test]
fn rows_sum_up_to_the_results() {
    let simulation = simulation(0..500);
    let (rows, results) = played(&simulation, Rows::Numbers(By::Run), 2);
    let width = simulation.columns(By::Run).len();
    for (rows, result) in rows.iter().zip(&results) {
        assert_eq!(rows.len(), 500 * width);
        let seeds: Vec<i64> = rows.chunks(width).map(|row| row[RunRow::SEED]).collect();
        assert_eq!(seeds, (0..500).collect::<Vec<_>>());
        let shape = result.tally.shape;
        for at in RunRow::TURNS..=shape.grade() {
            let column = || {
                rows.chunks(width)
                    .map(|row| row[at])
                    .filter(|n| *n != NOTHING)
            };
            let sum = result.tally.columns[at];
            assert_eq!(sum.sum, column().map(i128::from).sum::<i128>(), "{at}");
            assert_eq!(sum.count, column().count() as u64, "{at}");
        }
        let grades: i64 = rows.chunks(width).map(|row| row[shape.grade()]).sum();
        let summary = Summary::new(&simulation, &results);
        let means: Vec<f64> = summary.players.iter().map(|p| p.grade.mean).collect();
        assert!(
            means.contains(&(grades as f64 / 500.0 / 1000.0)),
            "{means:?}"
        );
        assert_eq!(result.tally.endings.iter().sum::<u64>(), 500);
    }
}

#[test]
fn waiting_fits_nothing_and_every_other_hat_something() {
    let simulation = simulation(0..50);
    let (_, results) = played(&simulation, Rows::Summed, 1);
    let fit = |player: usize| results[player].tally.columns[RunRow::FIT];
    assert_eq!(fit(1).count, 0);
    assert!((0.3..0.9).contains(&fit(0).mean().unwrap()), "{:?}", fit(0));
    let waited = results[1].tally.columns[RunRow::HATS + Hat::Wait as usize];
    assert_eq!(waited.mean(), Some(1.0));
}

#[test]
fn rows_of_turns_are_the_ledger() {
    let simulation = simulation(7..8);
    let (rows, _) = played(&simulation, Rows::Numbers(By::Turn), 1);
    let slots = slots(&simulation.story);
    let width = simulation.columns(By::Turn).len();
    let mut state = State::new(simulation.game.scenario());
    let mut ledger = Ledger::default();
    let played = play(&simulation.game, &Random, 7, &mut state, &mut ledger);
    let rows: Vec<&[i64]> = rows[0].chunks(width).collect();
    assert_eq!(
        rows.len(),
        usize::from(played.turns) + 1,
        "turn 0 is the start"
    );
    assert!(rows[0][2..13].iter().all(|cell| *cell == NOTHING));
    for (turn, row) in (0..).zip(&rows) {
        assert_eq!((row[0], row[1]), (7, i64::from(turn)));
        let chose = |happening| match happening {
            Happening::Chose(response, Luck(_)) => Some(i64::from(response.0)),
            _ => None,
        };
        let chosen = ledger.events_of(turn).find_map(chose);
        assert_eq!(chosen.unwrap_or(NOTHING), row[7]);
        for ((slot, id), number) in slots.iter().zip(&row[13..]) {
            let expected = i64::from(ledger.value_after(*slot, turn));
            assert_eq!(*number, expected, "{id} after turn {turn}");
        }
    }
    let last = rows.last().unwrap();
    for ((slot, _), number) in slots.iter().zip(&last[13..]) {
        assert_eq!(*number, i64::from(state.value(*slot)));
    }
}

#[test]
fn an_error_of_the_writer_ends_the_simulation() {
    let simulation = simulation(0..100_000);
    let mut parts = 0;
    let mut write = |_: Part| {
        parts += 1;
        Err(io::Error::other("full"))
    };
    let error = simulation.run(Rows::Numbers(By::Run), &mut write, &|_| {});
    assert_eq!(error.unwrap_err().to_string(), "full");
    assert_eq!(parts, 1);
}

#[test]
fn meters_that_are_called_like_columns_get_another_name() {
    use crate::content::compile::compile;
    use crate::content::raw::RawMeter;
    let mut raw = synthetic::scenario(1, 2).raw().clone();
    raw.meters = vec![RawMeter {
        id: "grade".to_owned(),
        name: "Grade".to_owned(),
        ..RawMeter::default()
    }];
    let story = compile(raw).story.expect("a meter may be called so");
    for columns in [run_columns(&story, true), turn_columns(&story)] {
        let mut names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
        names.extend(LABELS.map(|(name, _)| name));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
    }
}

#[test]
fn rows_of_members_say_who_left_and_when() {
    let mut simulation = simulation(0..60);
    // So tired and so disappointed that somebody leaves.
    let settings = ["members.leaves_trust=90000", "members.leaves_chance=200"];
    let settings = settings.map(|text| variation::Setting::parse(text).unwrap());
    let (story, rulebook) =
        variation::vary(&simulation.story, simulation.game.rulebook(), &settings).unwrap();
    simulation.game = Game::new(story.scenario().clone(), rulebook);
    let (rows, results) = played(&simulation, Rows::Numbers(By::Member), 2);
    let width = simulation.columns(By::Member).len();
    let members = simulation.story.raw().team.len();
    for (rows, result) in rows.iter().zip(&results) {
        assert_eq!(rows.len(), 60 * members * width);
        let left: i64 = rows.chunks(width).map(|row| row[4]).sum();
        let shape = result.tally.shape;
        assert_eq!(i128::from(left), result.tally.columns[shape.left()].sum);
        assert!(left > 0);
        for row in rows.chunks(width) {
            assert_eq!(row[4] == 1, row[5] != NOTHING, "who left has a turn");
            assert!((0..=100_000).contains(&row[6]) && (0..=100_000).contains(&row[7]));
        }
    }
}

#[test]
fn who_has_a_luck_of_their_own_meets_other_seeds_and_nobody_else_does() {
    let mut simulation = simulation(0..20);
    let (before, _) = played(&simulation, Rows::Numbers(By::Run), 1);
    simulation.players[1].own_luck = Some(7);
    let (after, _) = played(&simulation, Rows::Numbers(By::Run), 2);
    assert_eq!(before[0], after[0]);
    let width = simulation.columns(By::Run).len();
    let seeds: Vec<i64> = after[1].chunks(width).map(|row| row[0]).collect();
    assert!(
        seeds.iter().all(|seed| !(0..20).contains(seed)),
        "{seeds:?}"
    );
}
