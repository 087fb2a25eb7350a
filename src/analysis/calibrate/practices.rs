//! Bloom et al. 2013: what management practices alone do to a poorly run team.

use super::experiment::{Course, Trials};
use super::population::Person;
use super::row::{Criterion, Row, Unit};
use crate::engine::{Game, Slot};

/// Nobody manages in three of four crises; then in one of three. Leading stays what it was: the managing replaces waiting.
const BEFORE: Person = Person::of_habit([370, 260, 0, 370]);
const AFTER: Person = Person::of_habit([370, 630, 0, 0]);
/// Turns that count as the first year.
const YEAR: usize = 12;

pub(super) fn rows(games: &[Game], seeds: u32, seed: u64) -> Vec<Row> {
    let trials = Trials::<2>::run(games, seeds, seed, |game, seed, state, sums| {
        for (sum, person) in sums.iter_mut().zip([BEFORE, AFTER]) {
            *sum += Course::of(game, &person, seed, state).mean(Slot::RESULTS, 1, YEAR);
        }
    });
    vec![Row::simulated(
        "practices",
        "Management practices alone raise productivity in the first year",
        "Bloom et al. 2013",
        "+17 %",
        "mean results over twelve turns (after a collapse: where it stood) when managing rises from 26 to 63 % of the turns in place of \
         waiting, and leading stays at 37 %; same seeds",
        Unit::Percent,
        Criterion::Overlaps {
            from: 8.5,
            to: 34.0,
        },
        trials.estimate(|[before, after]| 100.0 * (after / before.max(1e-9) - 1.0)),
    )]
}
