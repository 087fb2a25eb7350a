//! Calibration: published findings and figures of real teams beside what a rulebook makes of them, misses and hits alike.

pub mod experiment;
pub mod export;
pub mod finding;
pub mod population;
pub mod row;
pub mod sample;
pub mod statistic;
pub mod totals;

use rayon::prelude::*;

pub use finding::{BadFindings, Band, Compared, Finding, Findings, Level, Table, Unit};
pub use row::{Count, Row, Verdict};
pub use statistic::Statistic;

use super::constants::null;
use super::statistics::{Estimate, interval, mean};
use super::{Draw, Draws};
use crate::engine::{Game, Purpose, Rulebook};
use sample::Sample;
use totals::Totals;

/// The first of the seeds that tuning never uses.
pub const HELD_OUT: u64 = 7001;

/// How much is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The first seed of people and luck; the others follow it.
    pub seed: u64,
    /// How many seeds: the figure is the mean over them.
    pub seeds: u32,
    /// People of each seed.
    pub people: u32,
    /// Samples that an interval is drawn from.
    pub draws: u32,
    /// Null rulebooks: every constant drawn at random within a factor of two.
    pub nulls: u32,
}

impl Plan {
    /// What is published: 20 seeds and 20 null rulebooks.
    #[must_use]
    pub const fn full() -> Self {
        Self {
            seed: HELD_OUT,
            seeds: 20,
            people: 200,
            draws: 400,
            nulls: 20,
        }
    }

    /// Enough to see where a rulebook stands, in a few seconds.
    #[must_use]
    pub const fn quick() -> Self {
        Self {
            seed: HELD_OUT,
            seeds: 4,
            people: 60,
            draws: 100,
            nulls: 0,
        }
    }

    /// Steps that `calibrate` tells of.
    #[must_use]
    pub const fn steps(&self) -> u64 {
        let beside = if self.nulls > 0 {
            self.nulls as u64 + 1
        } else {
            0
        };
        (self.seeds as u64 + beside) * self.people as u64
    }
}

/// Simulates every finding on some scenarios, which all have the same rulebook. The same plan gives the same rows, with any number of threads. `step`
/// hears of [`Plan::steps`] steps.
#[must_use]
pub fn calibrate(
    games: &[Game],
    findings: &Findings,
    plan: &Plan,
    step: &(dyn Fn() + Sync),
) -> Vec<Row> {
    let statistics: Vec<&Statistic> = findings
        .rows
        .iter()
        .filter_map(|row| row.statistic.as_ref())
        .collect();
    let figures =
        |totals: &[Totals]| -> Vec<f64> { statistics.iter().map(|s| s.of(totals)).collect() };
    let play = |games: &[Game], seed: u64| Sample::play(games, plan.people, seed, step);
    let samples: Vec<Sample> = (0..u64::from(plan.seeds))
        .map(|n| play(games, plan.seed.wrapping_add(n)))
        .collect();
    let by_seed: Vec<Vec<f64>> = samples.iter().map(|s| figures(&s.whole())).collect();
    let drawn: Vec<Vec<f64>> = (0..plan.draws)
        .into_par_iter()
        .map(|draw| resampled(&samples, plan.seed, draw, &figures))
        .collect();
    drop(samples);

    let beside = |rulebook: &Rulebook| -> Vec<f64> {
        figures(&play(&under(games, rulebook), plan.seed).whole())
    };
    let rulebook = games.first().map(Game::rulebook);
    let (plain, nulls) = match rulebook {
        Some(rulebook) if plan.nulls > 0 => (
            Some(beside(&Rulebook::plain())),
            (1..=u64::from(plan.nulls))
                .map(|n| beside(&null(rulebook, n)))
                .collect(),
        ),
        _ => (None, Vec::new()),
    };

    let mut at = 0;
    findings
        .rows
        .iter()
        .map(|finding| {
            let Some(statistic) = &finding.statistic else {
                return unsimulated(finding);
            };
            let column = |rows: &[Vec<f64>]| -> Vec<f64> { rows.iter().map(|r| r[at]).collect() };
            let found = column(&by_seed);
            let simulated = estimate(mean(&found), column(&drawn));
            let plain = plain.as_ref().map(|figures| figures[at]);
            let nulls = Count::of(finding.band, column(&nulls));
            at += 1;
            let seeds = Count::of(finding.band, found);
            let verdict = match (finding.band, simulated) {
                (Some(band), Some(found)) => Verdict::of(band, found),
                _ => Verdict::Undecided,
            };
            Row {
                finding: finding.clone(),
                method: statistic.method(),
                simulated,
                verdict,
                seeds,
                plain: plain.filter(|figure| figure.is_finite()),
                nulls,
                says_nothing: verdict == Verdict::Hit && nulls.as_often_as(seeds),
            }
        })
        .collect()
}

/// The same scenarios under another rulebook.
fn under(games: &[Game], rulebook: &Rulebook) -> Vec<Game> {
    games
        .iter()
        .map(|game| Game::new(game.scenario().clone(), rulebook.clone()))
        .collect()
}

fn unsimulated(finding: &Finding) -> Row {
    Row {
        finding: finding.clone(),
        method: finding.why.clone(),
        simulated: None,
        verdict: Verdict::NotSimulated,
        seeds: Count::default(),
        plain: None,
        nulls: Count::default(),
        says_nothing: false,
    }
}

fn estimate(value: f64, mut drawn: Vec<f64>) -> Option<Estimate> {
    drawn.retain(|figure| figure.is_finite());
    let [low, high] = interval(drawn)?;
    value.is_finite().then_some(Estimate { value, low, high })
}

/// Who and what one sample with replacement holds, by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Scenarios.
    pub scenarios: Vec<usize>,
    /// People, anew for every seed.
    pub people: Vec<Vec<usize>>,
}

impl Drawn {
    /// The sample of a number: the same numbers give the same sample.
    #[must_use]
    pub fn new(seed: u64, draw: u32, scenarios: usize, people: usize, seeds: usize) -> Self {
        let mut draws = Draws::new(seed, u64::from(draw), Purpose::Order, Draw::Nth(1));
        let mut some = |of: usize| -> Vec<usize> {
            (0..of).map(|_| draws.below(of as u32) as usize).collect()
        };
        Self {
            scenarios: some(scenarios),
            people: (0..seeds).map(|_| some(people)).collect(),
        }
    }
}

/// The figures of one sample with replacement, of scenarios and, anew for every seed, of people: the mean over the seeds.
fn resampled(
    samples: &[Sample],
    seed: u64,
    draw: u32,
    figures: &dyn Fn(&[Totals]) -> Vec<f64>,
) -> Vec<f64> {
    let scenarios = samples.first().map_or(0, |s| s.totals.len());
    let people = samples
        .first()
        .and_then(|s| s.totals.first())
        .map_or(0, Vec::len);
    let drawn = Drawn::new(seed, draw, scenarios, people, samples.len());
    let mut sums: Vec<f64> = Vec::new();
    for (sample, who) in samples.iter().zip(&drawn.people) {
        let together: Vec<Option<Totals>> = (0..scenarios)
            .map(|scenario| {
                drawn.scenarios.contains(&scenario).then(|| {
                    let mut all = Totals::default();
                    for &person in who {
                        all.merge(&sample.totals[scenario][person]);
                    }
                    all
                })
            })
            .collect();
        let totals: Vec<Totals> = drawn
            .scenarios
            .iter()
            .filter_map(|&scenario| together[scenario].clone())
            .collect();
        let found = figures(&totals);
        sums.resize(found.len(), 0.0);
        for (sum, figure) in sums.iter_mut().zip(found) {
            *sum += figure / samples.len() as f64;
        }
    }
    sums
}
