//! Bloom et al. 2013: what management practices alone do to a poorly run team.

use super::{Course, Experiment};
use crate::analysis::calibrate::population::Person;
use crate::engine::{Game, Slot, State};

pub(super) const NUMBERS: usize = 2;

/// Nobody manages in three of four crises; then in one of three. Leading stays what it was: the managing replaces waiting.
const BEFORE: Person = Person::of_habit([370, 260, 0, 370]);
const AFTER: Person = Person::of_habit([370, 630, 0, 0]);
/// Turns that count as the first year.
const YEAR: usize = 12;

pub(in crate::analysis::calibrate) const METHOD: &str = "mean results over twelve turns (after a collapse: where it stood) when managing rises from 26 to 63 % of the turns in place of \
     waiting, and leading stays at 37 %; same seeds";

/// Who plays, and what their courses are called in exports.
pub(super) const ARMS: [(&str, Person); 2] = [("before", BEFORE), ("after", AFTER)];

pub(super) fn trial(game: &Game, seed: u64, state: &mut State, sums: &mut [f64]) {
    for (sum, (_, person)) in sums.iter_mut().zip(ARMS) {
        *sum += Course::of(game, &person, seed, state).mean(Slot::RESULTS, 1, YEAR);
    }
}

/// Gain in results, in per cent.
pub(in crate::analysis::calibrate) fn gain(all: &Experiment) -> f64 {
    let numbers = all.part(0, NUMBERS);
    100.0 * (numbers[1] / numbers[0].max(1e-9) - 1.0)
}
