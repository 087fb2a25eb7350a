//! How many whole playthroughs a second one core plays, beside the same game written by hand with plain structs.
//!
//! `cargo bench --no-default-features --bench engine`. Every line plays whole games; `Item/s` is playthroughs a second.

mod support;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use two_hats::content::library::{self, Library};
use two_hats::content::{Source, Story};
use two_hats::engine::{Game, Luck, Next, ResponseIx, Rulebook, Silent, Slot, State, philox};

const RUNS: u64 = 10_000;

fn main() {
    let same = (0..1000).all(|seed| Handwritten::new(10).play(seed) == Engine::new(10).play(seed));
    assert!(
        same,
        "the engine and the game written by hand must come to the same meters"
    );
    divan::main();
}

/// Which response a playthrough gives in each turn: two bits of its seed, stirred.
fn choices(seed: u64) -> u64 {
    seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}

/// The game as somebody would write it for one story only.
struct Handwritten {
    crises: Vec<[support::Numbers; 4]>,
    keys: Vec<u64>,
}

impl Handwritten {
    fn new(crises: usize) -> Self {
        let game = Engine::new(crises);
        let keys = (0..crises as u32)
            .map(|c| {
                game.game
                    .scenario()
                    .crisis(two_hats::engine::CrisisIx(c))
                    .key
            })
            .collect();
        Self {
            crises: support::numbers(crises),
            keys,
        }
    }

    fn play(&self, seed: u64) -> [i32; 3] {
        let mut meters = [50_i32; 3];
        let mut pending = [(0_u32, 0_usize, 0_i32); 16];
        let mut waiting = 0;
        let mut chosen = choices(seed);
        for (turn, (responses, key)) in (1..).zip(self.crises.iter().zip(&self.keys)) {
            let numbers = &responses[(chosen & 3) as usize];
            chosen = chosen.rotate_right(2);
            let mut add =
                |(meter, by): (usize, i32)| meters[meter] = (meters[meter] + by).clamp(0, 100);
            for effect in numbers.effects {
                add(effect);
            }
            let (meter, then) = numbers.conditional;
            if meters[meter] >= 50 {
                meters[then.0] = (meters[then.0] + then.1).clamp(0, 100);
            }
            let luck = philox(
                [*key as u32, (*key >> 32) as u32, 0, 0],
                [seed as u32, (seed >> 32) as u32],
            )[0];
            let drawn = numbers.drawn[(luck >> 31) as usize];
            meters[drawn.0] = (meters[drawn.0] + drawn.1).clamp(0, 100);
            let (turns, (meter, by)) = numbers.delayed;
            pending[waiting] = (turn + turns, meter, by);
            waiting += 1;
            let mut i = 0;
            while i < waiting {
                let (due, meter, by) = pending[i];
                if due <= turn {
                    meters[meter] = (meters[meter] + by).clamp(0, 100);
                    pending.copy_within(i + 1..waiting, i);
                    waiting -= 1;
                } else {
                    i += 1;
                }
            }
        }
        meters
    }
}

/// The game as a scenario file under the rulebook `plain`.
struct Engine {
    game: Game,
}

impl Engine {
    fn new(crises: usize) -> Self {
        let source = Source {
            name: "bench".to_owned(),
            path: None,
            text: support::scenario(crises),
        };
        let story = source
            .scenario()
            .expect("the benchmark's scenario is sound");
        Self {
            game: Game::new(story.scenario().clone(), Rulebook::plain()),
        }
    }

    fn play(&self, seed: u64) -> [i32; 3] {
        let mut state = State::new(self.game.scenario());
        self.play_in(seed, &mut state)
    }

    fn play_in(&self, seed: u64, state: &mut State) -> [i32; 3] {
        play(&self.game, seed, state);
        [Slot::MORALE, Slot::STABILITY, Slot::RESULTS].map(|slot| state.value(slot) / 1000)
    }
}

fn play(game: &Game, seed: u64, state: &mut State) {
    let mut chosen = choices(seed);
    let mut next = game.begin(state, seed, &mut Silent);
    while let Next::Asks(crisis) = next {
        let responses = game.scenario().crisis(crisis).responses;
        let response = ResponseIx(responses.from + (chosen & 3) as u32 % responses.len() as u32);
        chosen = chosen.rotate_right(2);
        next = match game.decide(state, response, &mut Silent) {
            Ok(next) => next,
            // Not open at this moment: the first that is.
            Err(_) => {
                let open = game
                    .open_responses(state)
                    .next()
                    .expect("a crisis has an open response");
                game.decide(state, open, &mut Silent)
                    .expect("an open response is accepted")
            }
        };
    }
}

#[divan::bench]
fn a_handwritten_game_of_10_crises(bencher: Bencher<'_, '_>) {
    let game = Handwritten::new(10);
    bencher.counter(ItemsCount::new(RUNS)).bench(|| {
        for seed in 0..RUNS {
            black_box(game.play(black_box(seed)));
        }
    });
}

#[divan::bench]
fn b_engine_plain_rulebook_10_crises(bencher: Bencher<'_, '_>) {
    let engine = Engine::new(10);
    let mut state = State::new(engine.game.scenario());
    bencher.counter(ItemsCount::new(RUNS)).bench_local(|| {
        for seed in 0..RUNS {
            black_box(engine.play_in(black_box(seed), &mut state));
        }
    });
}

#[divan::bench(args = scenarios())]
fn c_engine_standard_rulebook(bencher: Bencher<'_, '_>, id: &str) {
    let (_, story): (_, Story) = Library::default()
        .scenario(id)
        .expect("a shipped scenario loads");
    let (_, rulebook) = library::rulebook("standard").expect("the standard rulebook loads");
    let game = Game::new(story.scenario().clone(), rulebook);
    let mut state = State::new(game.scenario());
    bencher.counter(ItemsCount::new(RUNS)).bench_local(|| {
        for seed in 0..RUNS {
            play(&game, black_box(seed), &mut state);
            black_box(&state);
        }
    });
}

fn scenarios() -> Vec<String> {
    Library::default()
        .sources()
        .iter()
        .filter_map(|source| Some(source.scenario().ok()?.raw().id.clone()))
        .collect()
}

#[divan::bench]
fn d_luck_of_one_crisis(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(RUNS)).bench(|| {
        (0..RUNS).fold(0, |sum, seed| {
            sum ^ Luck::draw(black_box(seed), 77, two_hats::engine::Purpose::Crisis, 0).0
        })
    });
}
