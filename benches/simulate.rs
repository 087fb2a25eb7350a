//! What a simulation costs beside the bare engine: the same scenario, the same rulebook, whole playthroughs, in one run of the benchmark.
//!
//! `cargo bench --bench simulate`. `Item/s` is playthroughs a second; the lines of simulations say how many threads.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::Arc;
use two_hats::analysis::simulation::csv::Dialect;
use two_hats::analysis::simulation::{By, Cast, Origin, Part, Rows, Simulation};
use two_hats::analysis::{Always, Bot, Random};
use two_hats::content::library::{self, Library};
use two_hats::engine::{Game, Hat, Next, ResponseIx, Silent, State};

const RUNS: u64 = 20_000;
const SCENARIO: &str = "two-basements";

fn main() {
    divan::main();
}

fn simulation(player: Arc<dyn Bot + Send>) -> Simulation {
    let (_, story) = Library::default()
        .scenario(SCENARIO)
        .expect("a shipped scenario loads");
    let (_, rulebook) = library::rulebook("standard").expect("the standard rulebook loads");
    let game = Game::new(story.scenario().clone(), rulebook);
    Simulation {
        story,
        game,
        players: vec![Cast {
            name: "player".to_owned(),
            player,
            own_luck: None,
        }],
        origin: Origin::default(),
        factors: Vec::new(),
        dialect: Dialect::PLAIN,
        quality: None,
        seeds: 0..RUNS,
    }
}

/// Plays with two bits of the stirred seed for every choice: no player, no list of open responses.
fn play(game: &Game, seed: u64, state: &mut State) {
    let mut chosen = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
    let mut next = game.begin(state, seed, &mut Silent);
    while let Next::Asks(crisis) = next {
        let responses = game.scenario().crisis(crisis).responses;
        let response = ResponseIx(responses.from + (chosen & 3) as u32 % responses.len() as u32);
        chosen = chosen.rotate_right(2);
        next = game
            .decide(state, response, &mut Silent)
            .unwrap_or_else(|_| {
                let open = game
                    .open_responses(state)
                    .next()
                    .expect("a crisis has an open response");
                game.decide(state, open, &mut Silent)
                    .expect("an open response is accepted")
            });
    }
}

#[divan::bench]
fn a_bare_engine_1_core(bencher: Bencher<'_, '_>) {
    let simulation = simulation(Arc::new(Random));
    let mut state = State::new(simulation.game.scenario());
    bencher.counter(ItemsCount::new(RUNS)).bench_local(|| {
        for seed in 0..RUNS {
            play(&simulation.game, black_box(seed), &mut state);
            black_box(&state);
        }
    });
}

fn simulate(bencher: Bencher<'_, '_>, player: Arc<dyn Bot + Send>, rows: Rows, threads: usize) {
    let simulation = simulation(player);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("threads start");
    bencher.counter(ItemsCount::new(RUNS)).bench_local(|| {
        pool.install(|| {
            let mut write = |part: Part| {
                black_box(part);
                Ok(())
            };
            black_box(simulation.run(rows, &mut write, &|_| {}))
        })
    });
}

#[divan::bench(args = [1, 2])]
fn b_simulate_random(bencher: Bencher<'_, '_>, threads: usize) {
    simulate(bencher, Arc::new(Random), Rows::Summed, threads);
}

#[divan::bench(args = [1, 2])]
fn c_simulate_lead(bencher: Bencher<'_, '_>, threads: usize) {
    simulate(bencher, Arc::new(Always(Hat::Lead)), Rows::Summed, threads);
}

#[divan::bench(args = [1, 2])]
fn d_simulate_random_as_csv(bencher: Bencher<'_, '_>, threads: usize) {
    simulate(bencher, Arc::new(Random), Rows::Csv(By::Run), threads);
}

#[divan::bench(args = [1, 2])]
fn e_simulate_random_as_csv_by_turn(bencher: Bencher<'_, '_>, threads: usize) {
    simulate(bencher, Arc::new(Random), Rows::Csv(By::Turn), threads);
}
