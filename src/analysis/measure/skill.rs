//! Skill against luck: how much of the grade's variance lies between bots, and how much between seeds.

use rand::Rng;
use rayon::prelude::*;

use super::cast::{Whims, population};
use super::figure::{Figure, Sheet, Unit, whole};
use super::playing::Record;
use super::thresholds::Thresholds;
use crate::analysis::play;
use crate::analysis::statistics::{Group, intraclass, mean};
use crate::analysis::{Draw, Draws};
use crate::engine::{Game, ONE, Purpose, Silent, State};

/// Plays the population and adds what it shows.
pub(super) fn lint(game: &Game, thresholds: &Thresholds, sheet: &mut Sheet) {
    let limits = &thresholds.skill;
    let code = "measured-skill";
    let grades = grades(game, thresholds, Whims::OfThePerson);
    let share = correlation(&grades);
    let what = format!(
        "intraclass correlation of the grade ({} people, {} seeds each)",
        grades.len(),
        limits.seeds.max(2)
    );
    let figure = Figure::new(code, what, share, Unit::Number)
        .least(limits.least)
        .most(limits.most)
        .uncertain(1.96 * jackknife(&grades));
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
    let moody = self::grades(game, thresholds, |_| Whims::OfTheDay);
    let what = "the same with whims that change from seed to seed";
    let figure = Figure::new(code, what, correlation(&moody), Unit::Number);
    sheet
        .figures
        .push(figure.uncertain(1.96 * jackknife(&moody)));
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

/// The grades of every bot of the population, in points.
fn grades(game: &Game, thresholds: &Thresholds, whims: fn(u64) -> Whims) -> Vec<Vec<f64>> {
    let limits = &thresholds.skill;
    let people = population(limits.players, whims);
    let people = people.par_iter().enumerate();
    people
        .map(|(number, person)| {
            let mut state = State::new(game.scenario());
            let seeds = 0..u64::from(limits.seeds.max(2));
            seeds
                .map(|run| {
                    // Seeds of one's own: what a seed is like must not look like skill, nor lack of it like luck.
                    let mut draws = Draws::new(run, number as u64, Purpose::Player, Draw::Seed);
                    let played = play(
                        game,
                        person,
                        u64::from(draws.next_u32()),
                        &mut state,
                        &mut Silent,
                    );
                    f64::from(played.grade) / f64::from(ONE)
                })
                .collect()
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
