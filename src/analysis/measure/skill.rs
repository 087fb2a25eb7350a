//! Skill against luck: how much of the grade's variance lies between bots, and how much between seeds.

use std::ops::Range;

use rand::Rng;
use rayon::prelude::*;

use super::cast::{Remembering, Skilled, Whims, population};
use super::figure::{Figure, Measures, Unit, whole};
use super::foresight::Foresight;
use super::playing::Record;
use super::thresholds::{SURELY, Skill, Thresholds};
use crate::analysis::statistics::{Group, intraclass, mean};
use crate::analysis::{Bot, Draw, Draws, play};
use crate::engine::{Game, ONE, Purpose, Silent, State};

/// The grades of everybody of the population, in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grades {
    /// With whims of their own, whatever the seed.
    own: Vec<Vec<f64>>,
    /// With whims that change from seed to seed.
    moody: Vec<Vec<f64>>,
}

/// Seeds that everybody is played with in any case.
const FEWEST: u32 = 4;
/// After how many eighths of all seeds it is asked whether they leave a doubt.
const ROUNDS: [u32; 5] = [2, 3, 4, 6, 8];

impl Grades {
    /// Plays the population: a few seeds first, then more round by round, until those leave no doubt. Who has whims that change is played with the first
    /// few; that figure is held to nothing.
    pub(super) fn of(game: &Game, foresight: &Foresight, thresholds: &Thresholds) -> Self {
        let limits = &thresholds.skill;
        let seeds = limits.seeds.max(2);
        let first = FEWEST.min(seeds);
        let own = population(limits.players, Whims::OfThePerson);
        let moody = population(limits.players, |_| Whims::OfTheDay);
        let people: Vec<(&Skilled, &Skilled)> = own.iter().zip(&moody).collect();
        let (mut grades, moody): (Vec<Vec<f64>>, _) = people
            .into_par_iter()
            .enumerate()
            .map(|(number, (own, moody))| {
                // Both have the same seeds, and come through many of the same states: what is best there is worked out once.
                let grades = |person: &Skilled| {
                    let person = *person;
                    self::grades(game, &Remembering { person, foresight }, number, 0..first)
                };
                (grades(own), grades(moody))
            })
            .unzip();
        let mut played = first;
        for round in ROUNDS.map(|eighths| (seeds * eighths).div_ceil(8)) {
            if played < round && !is_settled(&grades, limits) {
                let more = grades.par_iter_mut().zip(&own).enumerate();
                more.for_each(|(number, (grades, person))| {
                    let person = Remembering {
                        person: *person,
                        foresight,
                    };
                    grades.extend(self::grades(game, &person, number, played..round));
                });
                played = round;
            }
        }
        Self { own: grades, moody }
    }
}

/// Adds what the played population shows.
pub(super) fn lint(grades: &Grades, thresholds: &Thresholds, sheet: &mut Measures) {
    let Grades { own, moody } = grades;
    let limits = &thresholds.skill;
    let code = "measured-skill";
    let share = correlation(own);
    let what = format!(
        "intraclass correlation of the grade ({} people, {} seeds each)",
        own.len(),
        own.first().map_or(0, Vec::len)
    );
    let figure = Figure::new(code, what, share, Unit::Number)
        .least(limits.least)
        .most(limits.most)
        .uncertain(1.96 * jackknife(own));
    let (message, help) = if share < limits.least {
        (
            "luck matters more than skill here",
            "narrow what outcomes differ by, or widen what responses differ by",
        )
    } else {
        (
            "luck hardly matters here",
            "widen what outcomes differ by: the same act on another Tuesday",
        )
    };
    sheet.hold(figure, whole(), message, help);
    let what = "the same with whims that change from seed to seed";
    let figure = Figure::new(code, what, correlation(moody), Unit::Number);
    sheet
        .figures
        .push(figure.uncertain(1.96 * jackknife(moody)));
}

/// Whether more seeds of the same people would leave the share of skill on the same side of both its bounds.
fn is_settled(grades: &[Vec<f64>], limits: &Skill) -> bool {
    let (share, error) = (correlation(grades), error_of_seeds(grades));
    let is_clear = |bound: f64| (share - bound).abs() > SURELY * error;
    is_clear(limits.least) && is_clear(limits.most)
}

/// Adds the same of a few bots that differ as much as bots can: an upper end, without a threshold.
pub(super) fn between(records: &[&Record], sheet: &mut Measures) {
    let seeds = records.iter().map(|r| r.grades.len()).min().unwrap_or(0);
    let grades: Vec<Vec<f64>> = records
        .iter()
        .map(|r| r.grades.iter().take(seeds).copied().collect())
        .collect();
    let what = format!("the same between {} bots with names", grades.len());
    let figure = Figure::new("measured-skill", what, correlation(&grades), Unit::Number);
    sheet.figures.push(figure);
}

/// The grades of one person, in points.
fn grades(game: &Game, person: &dyn Bot, number: usize, runs: Range<u32>) -> Vec<f64> {
    let mut state = State::new(game.scenario());
    runs.map(u64::from)
        .map(|run| {
            // Seeds of one's own: what a seed is like must not look like skill, nor lack of it like luck.
            let mut draws = Draws::new(run, number as u64, Purpose::Player, Draw::Seed);
            let seed = u64::from(draws.next_u32());
            let played = play(game, person, seed, &mut state, &mut Silent);
            f64::from(played.grade) / f64::from(ONE)
        })
        .collect()
}

/// ICC(1,1) of groups of equal size: the share of the variance that lies between groups.
#[must_use]
pub fn correlation(groups: &[Vec<f64>]) -> f64 {
    let of: Vec<Group> = groups.iter().map(|g| Group::of(g)).collect();
    intraclass(&of, groups.first().map_or(0, Vec::len))
}

/// The standard error of the correlation: one bot is left out at a time (Efron and Tibshirani 1993, chapter 11).
fn jackknife(groups: &[Vec<f64>]) -> f64 {
    let of: Vec<Group> = groups.iter().map(|g| Group::of(g)).collect();
    let size = groups.first().map_or(0, Vec::len);
    let without: Vec<f64> = (0..of.len())
        .map(|out| {
            let mut rest = of.clone();
            rest.swap_remove(out);
            intraclass(&rest, size)
        })
        .collect();
    let n = without.len() as f64;
    let middle = mean(&without);
    let squares: f64 = without.iter().map(|v| (v - middle) * (v - middle)).sum();
    (squares * (n - 1.0) / n.max(1.0)).sqrt()
}

/// The standard error of the correlation that comes of the seeds alone, if these very people are asked about: to the first order, one seed of one
/// person left out at a time.
fn error_of_seeds(groups: &[Vec<f64>]) -> f64 {
    let (n, k) = (
        groups.len() as f64,
        groups.first().map_or(0, Vec::len) as f64,
    );
    if n < 2.0 || k < 3.0 {
        return f64::INFINITY;
    }
    let means: Vec<f64> = groups.iter().map(|g| mean(g)).collect();
    let variance = |values: &[f64], middle: f64| {
        let squares: f64 = values.iter().map(|v| (v - middle) * (v - middle)).sum();
        squares / (values.len() as f64 - 1.0)
    };
    let middle = mean(&means);
    let between = variance(&means, middle);
    let within = groups
        .iter()
        .zip(&means)
        .map(|(g, &m)| variance(g, m))
        .sum::<f64>()
        / n;
    // The correlation is (between − within / k) / whole; these are its derivatives by each, for one person's share.
    let whole = between + within * (1.0 - 1.0 / k);
    let by_between = within / (whole * whole) / (n - 1.0);
    let by_within = -between / (whole * whole) / n;
    let of_person = |(group, &own): (&Vec<f64>, &f64)| {
        let without: Vec<f64> = (0..group.len())
            .map(|out| {
                let mut rest = group.clone();
                rest.swap_remove(out);
                let rest_mean = mean(&rest);
                by_between * 2.0 * (own - middle) * rest_mean
                    + by_within * variance(&rest, rest_mean)
            })
            .collect();
        let around = mean(&without);
        let squares: f64 = without.iter().map(|v| (v - around) * (v - around)).sum();
        squares * (k - 1.0) / k
    };
    groups.iter().zip(&means).map(of_person).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Grades of people whose own level varies by 10 and whose days vary by 7, from uniform draws.
    fn drawn(world: u64, seeds: usize) -> Vec<Vec<f64>> {
        let uniform = |person: u64, key: u64, nth: u32| {
            let mut draws = Draws::new(person, key, Purpose::Player, Draw::Nth(nth));
            f64::from(draws.next_u32()) / f64::from(u32::MAX) - 0.5
        };
        (0..200)
            .map(|person| {
                // The people are the same in every world.
                let own = 50.0 + 10.0 * 12.0_f64.sqrt() * uniform(person, 0, 0);
                let day = |seed| 7.0 * 12.0_f64.sqrt() * uniform(person, world + 1, seed);
                (0..seeds as u32).map(|seed| own + day(seed)).collect()
            })
            .collect()
    }

    #[test]
    fn the_error_of_seeds_is_what_other_seeds_of_the_same_people_show() {
        let found: Vec<f64> = (0..60).map(|world| correlation(&drawn(world, 6))).collect();
        let middle = mean(&found);
        let squares: f64 = found.iter().map(|v| (v - middle) * (v - middle)).sum();
        let seen = (squares / 59.0).sqrt();
        let told = error_of_seeds(&drawn(7, 6));
        assert!((0.7..1.4).contains(&(told / seen)), "{told} {seen}");
        assert!(error_of_seeds(&drawn(7, 24)) < 0.6 * told);
    }
}
