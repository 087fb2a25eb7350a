//! Lorinkova, Pearsall and Sims 2013: directively led teams start ahead, empowered teams improve faster.

use super::{Course, Experiment, practices, speech};
use crate::analysis::calibrate::population::Person;
use crate::engine::{Game, Slot, State};

pub(super) const NUMBERS: usize = 4;
const FROM: usize = practices::NUMBERS + speech::NUMBERS;

const DIRECTIVE: Person = Person::of_habit([200, 600, 200, 0]);
const EMPOWERING: Person = Person::of_habit([600, 200, 200, 0]);
/// The turns that count as early and as late.
const EARLY: [usize; 2] = [1, 3];
const LATE: [usize; 2] = [8, 10];

pub(in crate::analysis::calibrate) const EARLY_METHOD: &str = "mean results over turns 1 to 3: managing in 60 % of the turns and leading in 20 % (both in the rest) less the other way round; same seeds";
pub(in crate::analysis::calibrate) const SLOPE_METHOD: &str = "points of results gained in a turn from turns 1 to 3 to turns 8 to 10: mostly leading less mostly managing";

/// Who plays, and what their courses are called in exports.
pub(super) const ARMS: [(&str, Person); 2] = [("directive", DIRECTIVE), ("empowering", EMPOWERING)];

pub(super) fn trial(game: &Game, seed: u64, state: &mut State, sums: &mut [f64]) {
    for (sums, (_, person)) in sums.chunks_mut(2).zip(ARMS) {
        let course = Course::of(game, &person, seed, state);
        for (sum, [from, to]) in sums.iter_mut().zip([EARLY, LATE]) {
            *sum += course.mean(Slot::RESULTS, from, to);
        }
    }
}

/// Early results: mostly managing less mostly leading, in points.
pub(in crate::analysis::calibrate) fn early(all: &Experiment) -> f64 {
    let numbers = all.part(FROM, NUMBERS);
    (numbers[0] - numbers[2]) / all.count
}

/// Gain of results in a turn: mostly leading less mostly managing, in points.
pub(in crate::analysis::calibrate) fn slope(all: &Experiment) -> f64 {
    let numbers = all.part(FROM, NUMBERS);
    let turns = (LATE[0] - EARLY[0]) as f64;
    ((numbers[3] - numbers[2]) - (numbers[1] - numbers[0])) / all.count / turns
}
