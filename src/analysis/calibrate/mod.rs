//! Calibration: published findings beside what the rulebook makes of them, hits and misses alike.

mod consideration;
mod design;
pub mod experiment;
mod kotter;
mod leader;
pub mod population;
mod practices;
pub mod row;
pub mod sample;
mod speech;
mod styles;
mod transformational;

pub use row::{Criterion, Row, Status, Unit};

use crate::engine::Game;
use sample::Sample;

/// How much is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Playthroughs of the population, over all scenarios, about.
    pub runs: u32,
    /// Seed of people and luck.
    pub seed: u64,
}

/// Times that a person plays each scenario.
const RUNS_EACH: usize = 8;

impl Plan {
    /// How many people play `games` scenarios; at least 20.
    #[must_use]
    pub fn people(&self, games: usize) -> u32 {
        (self.runs / (games * RUNS_EACH).max(1) as u32).max(20)
    }

    /// Steps that `calibrate` tells of.
    #[must_use]
    pub fn steps(&self, games: usize) -> u32 {
        self.people(games) + EXPERIMENTS
    }
}

const EXPERIMENTS: u32 = 4;

/// Simulates every finding on some scenarios. The same plan gives the same rows, with any number of threads. `step` hears of [`Plan::steps`] steps.
#[must_use]
pub fn calibrate(games: &[Game], plan: Plan, step: &(dyn Fn() + Sync)) -> Vec<Row> {
    let people = plan.people(games.len());
    let sample = Sample::play(games, people, RUNS_EACH, plan.seed, step);
    let mut rows = consideration::rows(&sample);
    rows.extend(transformational::rows(&sample));
    for experiment in [practices::rows, speech::rows, styles::rows, kotter::rows] {
        rows.extend(experiment(games, people, plan.seed));
        step();
    }
    rows.extend(leader::rows(&sample));
    rows.extend(design::rows());
    rows
}
