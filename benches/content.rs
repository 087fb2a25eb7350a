//! Loading and checking scenario files, and what they take in memory.
//!
//! `cargo bench --no-default-features --bench content`. `max alloc` is the memory at the peak of one call.

mod support;

use divan::{AllocProfiler, Bencher};
use two_hats::content::Source;
use two_hats::content::check::check;
use two_hats::content::report::{Lines, Look, human, shown};
use two_hats::engine::{Game, Rulebook, State};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

fn main() {
    let story = source(1000)
        .scenario()
        .expect("the benchmark's scenario is sound");
    let tables = story.scenario().memory();
    println!("tables of 1,000 crises: {:.2} MB", tables as f64 / 1e6);
    divan::main();
}

fn source(crises: usize) -> Source {
    Source {
        name: "bench".to_owned(),
        path: None,
        text: support::scenario(crises),
    }
}

#[divan::bench(args = [10, 1000])]
fn load_and_validate(bencher: Bencher<'_, '_>, crises: usize) {
    let source = source(crises);
    bencher.bench(|| source.scenario());
}

#[divan::bench(args = [10, 1000])]
fn check_everything(bencher: Bencher<'_, '_>, crises: usize) {
    let source = source(crises);
    bencher.bench(|| check(&source.text));
}

/// Files that have nothing but mistakes: ten times the length should take ten times as long, and not a hundred.
const BAD: [&str; 5] = [")", "\"x", "(a: [1 ", "“x, ", "(),"];

#[divan::bench(args = BAD, consts = [10_000, 100_000])]
fn check_and_draw_mistakes<const BYTES: usize>(bencher: Bencher<'_, '_>, part: &str) {
    let text = part.repeat(BYTES / part.len());
    bencher.bench(|| {
        let checked = check(&text);
        let lines = Lines::new(&text);
        let look = Look {
            colour: false,
            width: 100,
        };
        let (some, _) = shown(&checked.diagnostics);
        some.into_iter()
            .map(|problem| human("x.ron", &lines, problem, look).len())
            .sum::<usize>()
    });
}

#[divan::bench(args = [10, 1000])]
fn game_and_state_in_memory(bencher: Bencher<'_, '_>, crises: usize) {
    let story = source(crises)
        .scenario()
        .expect("the benchmark's scenario is sound");
    bencher.bench(|| {
        let game = Game::new(story.scenario().clone(), Rulebook::plain());
        let state = State::new(game.scenario());
        (game, state)
    });
}
