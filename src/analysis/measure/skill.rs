//! Skill against luck: how much of the grade's variance lies between bots, and how much between seeds.

use rand::Rng;
use rayon::prelude::*;

use super::cast::{Found, Remembering, Skilled, Whims, population};
use super::figure::{Figure, Sheet, Unit, whole};
use super::kept::OfGame;
use super::playing::Record;
use super::thresholds::Thresholds;
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

impl Grades {
    /// Plays the population.
    fn of(game: &Game, thresholds: &Thresholds) -> Self {
        let limits = &thresholds.skill;
        let own = population(limits.players, Whims::OfThePerson);
        let moody = population(limits.players, |_| Whims::OfTheDay);
        let people: Vec<(Skilled, Skilled)> = own.into_iter().zip(moody).collect();
        let seeds = limits.seeds.max(2);
        let (own, moody) = people
            .par_iter()
            .enumerate()
            .map(|(number, (own, moody))| {
                // Both have the same seeds, and come through many of the same states: what is best there is worked out once.
                let found = Found::default();
                let grades = |person: &Skilled| {
                    let (person, found) = (*person, &found);
                    let person = Remembering { person, found };
                    self::grades(game, &person, number as u64, seeds)
                };
                (grades(own), grades(moody))
            })
            .unzip();
        Self { own, moody }
    }
}

/// Plays the population and adds what it shows.
pub(super) fn lint(kept: &mut OfGame, thresholds: &Thresholds, sheet: &mut Sheet) {
    let game = &kept.game;
    let grades = kept
        .skill
        .get_or_insert_with(|| Grades::of(game, thresholds));
    let Grades { own, moody } = grades;
    let limits = &thresholds.skill;
    let code = "measured-skill";
    let share = correlation(own);
    let what = format!(
        "intraclass correlation of the grade ({} people, {} seeds each)",
        own.len(),
        limits.seeds.max(2)
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

/// Adds the same of a few bots that differ as much as bots can: an upper end, without a threshold.
pub(super) fn between(records: &[&Record], sheet: &mut Sheet) {
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
fn grades(game: &Game, person: &dyn Bot, number: u64, seeds: u32) -> Vec<f64> {
    let mut state = State::new(game.scenario());
    (0..u64::from(seeds))
        .map(|run| {
            // Seeds of one's own: what a seed is like must not look like skill, nor lack of it like luck.
            let mut draws = Draws::new(run, number, Purpose::Player, Draw::Seed);
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
