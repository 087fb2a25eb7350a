//! Lorinkova, Pearsall and Sims 2013: directively led teams start ahead, empowered teams improve faster.

use super::experiment::{Course, Trials};
use super::population::Person;
use super::row::{Criterion, Row, Unit};
use crate::engine::{Game, Slot};

const DIRECTIVE: Person = Person::of_habit([200, 600, 200, 0]);
const EMPOWERING: Person = Person::of_habit([600, 200, 200, 0]);
const SOURCE: &str = "Lorinkova, Pearsall and Sims 2013";
/// The turns that count as early and as late.
const EARLY: [usize; 2] = [1, 3];
const LATE: [usize; 2] = [8, 10];

pub(super) fn rows(games: &[Game], seeds: u32, seed: u64) -> Vec<Row> {
    let trials = Trials::<4>::run(games, seeds, seed, |game, seed, state, sums| {
        for (sums, person) in sums.chunks_mut(2).zip([DIRECTIVE, EMPOWERING]) {
            let course = Course::of(game, &person, seed, state);
            for (sum, [from, to]) in sums.iter_mut().zip([EARLY, LATE]) {
                *sum += course.mean(Slot::RESULTS, from, to);
            }
        }
    });
    let playthroughs = f64::from(seeds) * games.len() as f64;
    let turns = (LATE[0] - EARLY[0]) as f64;
    vec![
        Row::simulated(
            "directive-start",
            "Directively led teams start ahead",
            SOURCE,
            "ordering",
            "mean results over turns 1 to 3: managing in 60 % of the turns and leading in 20 % (both in the rest) less the other way round; same seeds",
            Unit::Points,
            Criterion::Above(0.0),
            trials.estimate(|s| (s[0] - s[2]) / playthroughs),
        ),
        Row::simulated(
            "empowered-slope",
            "Empowered teams improve faster",
            SOURCE,
            "ordering",
            "points of results gained in a turn from turns 1 to 3 to turns 8 to 10: mostly leading less mostly managing",
            Unit::Points,
            Criterion::Above(0.0),
            trials.estimate(|s| ((s[3] - s[2]) - (s[1] - s[0])) / playthroughs / turns),
        ),
    ]
}
