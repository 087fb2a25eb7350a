//! Kotter's signatures: chaos and bureaucracy. No numbers are published; orderings are.

use super::experiment::{Course, Trials};
use super::population::Person;
use super::row::{Criterion, Row, Unit};
use crate::analysis::{Always, Bot};
use crate::engine::{Game, Hat, Slot};

const SOURCE: &str = "Kotter 1990";
/// Turns within which a team may recover.
const WITHIN: usize = 4;
const FITTING: Person = Person {
    habits: [1000, 0, 0, 0],
    quality: 1000,
    own: None,
};

/// Position of each number of a player; there are three players.
const NUMBERS: usize = 5;

pub(super) fn rows(games: &[Game], seeds: u32, seed: u64) -> Vec<Row> {
    let players: [&dyn Bot; 3] = [&Always(Hat::Lead), &Always(Hat::Manage), &FITTING];
    let trials = Trials::<{ 3 * NUMBERS }>::run(games, seeds, seed, |game, seed, state, sums| {
        for (sums, player) in sums.chunks_mut(NUMBERS).zip(players) {
            let course = Course::of(game, player, seed, state);
            let last = course.turns();
            sums[0] += course.swing();
            sums[1] += course.at(Slot::BACKLOG, last) - course.at(Slot::BACKLOG, 0);
            sums[2] += 1.0;
            if let Some(turns) = course.recovery(WITHIN) {
                sums[3] += turns;
                sums[4] += 1.0;
            }
        }
    });
    // The mean of a number: of the player that leads only (0), manages only (1), or does what the situation asks for (2).
    let swing = |s: &[f64], player: usize| s[player * NUMBERS] / s[player * NUMBERS + 2];
    let backlog = |s: &[f64], player: usize| s[player * NUMBERS + 1] / s[player * NUMBERS + 2];
    let recovery =
        |s: &[f64], player: usize| s[player * NUMBERS + 3] / s[player * NUMBERS + 4].max(1.0);
    vec![
        Row::simulated(
            "chaos-swings",
            "Strong leading and weak managing: chaos (variance)",
            SOURCE,
            "ordering",
            "standard deviation of the meters' changes from turn to turn: leading only less managing only",
            Unit::Points,
            Criterion::Above(0.0),
            trials.estimate(|s| swing(s, 0) - swing(s, 1)),
        ),
        Row::simulated(
            "chaos-backlog",
            "Strong leading and weak managing: chaos (backlog)",
            SOURCE,
            "ordering",
            "growth of the backlog over the game: leading only less managing only",
            Unit::Points,
            Criterion::Above(0.0),
            trials.estimate(|s| backlog(s, 0) - backlog(s, 1)),
        ),
        Row::simulated(
            "bureaucracy-recovery",
            "Strong managing and weak leading: bureaucracy (recovery after a shock)",
            SOURCE,
            "ordering",
            "turns until half of the worst fall is made good, five if it is not within four: managing only less doing what the situation asks for",
            Unit::Points,
            Criterion::Above(0.0),
            trials.estimate(|s| recovery(s, 1) - recovery(s, 2)),
        ),
    ]
}
