//! Kotter's signatures: chaos and bureaucracy. No numbers are published; orderings are, and the rules build them in.

use super::{Course, Experiment, practices, speech, styles};
use crate::analysis::calibrate::population::Person;
use crate::analysis::{Always, Bot};
use crate::engine::{Game, Hat, Slot, State};

const FROM: usize = practices::NUMBERS + speech::NUMBERS + styles::NUMBERS;
/// Numbers of a bot; there are three bots.
const EACH: usize = 5;
const NUMBERS: usize = 3 * EACH;

/// Turns within which a team may recover.
const WITHIN: usize = 4;
const FITTING: Person = Person {
    habits: [1000, 0, 0, 0],
    quality: 1000,
    own: None,
};

pub(in crate::analysis::calibrate) const RECOVERY_METHOD: &str = "turns until half of the worst fall is made good, five if it is not within four: managing only less doing what the situation asks for";

/// Who plays, and what their courses are called in exports.
pub(super) const ARMS: [(&str, &dyn Bot); 3] = [
    ("lead", &Always(Hat::Lead)),
    ("manage", &Always(Hat::Manage)),
    ("fitting", &FITTING),
];

pub(super) fn trial(game: &Game, seed: u64, state: &mut State, sums: &mut [f64]) {
    for (sums, (_, bot)) in sums.chunks_exact_mut(EACH).zip(ARMS) {
        let course = Course::of(game, bot, seed, state);
        let last = course.turns();
        sums[0] += course.swing();
        sums[1] += course.at(Slot::BACKLOG, last) - course.at(Slot::BACKLOG, 0);
        sums[2] += 1.0;
        if let Some(turns) = course.recovery(WITHIN) {
            sums[3] += turns;
            sums[4] += 1.0;
        }
    }
}

/// The mean of a number of leading only (0), managing only (1), or doing what the situation asks for (2).
fn of(all: &Experiment, bot: usize, number: usize, by: usize) -> f64 {
    let numbers = &all.part(FROM, NUMBERS)[bot * EACH..];
    numbers[number] / numbers[by].max(1.0)
}

/// Swings of the meters: leading only less managing only, in points.
pub(in crate::analysis::calibrate) fn swings(all: &Experiment) -> f64 {
    of(all, 0, 0, 2) - of(all, 1, 0, 2)
}

/// Growth of the backlog: leading only less managing only, in points.
pub(in crate::analysis::calibrate) fn backlog(all: &Experiment) -> f64 {
    of(all, 0, 1, 2) - of(all, 1, 1, 2)
}

/// Recovery: managing only less doing what the situation asks for, in turns.
pub(in crate::analysis::calibrate) fn recovery(all: &Experiment) -> f64 {
    of(all, 1, 3, 4) - of(all, 2, 3, 4)
}
