//! Skill against luck: how much of the grade's variance lies between players, and how much between seeds.

use rayon::prelude::*;

use super::cast::{Whims, population};
use super::figure::{Figure, Sheet, Unit, whole};
use super::playing::{Record, mean};
use super::thresholds::Thresholds;
use crate::analysis::play;
use crate::engine::{Game, Luck, ONE, Purpose, Silent, State};

/// Plays the population and adds what it shows.
pub(super) fn lint(game: &Game, thresholds: &Thresholds, sheet: &mut Sheet) {
    let limits = &thresholds.skill;
    let code = "measured-skill";
    let grades = grades(game, thresholds, Whims::OfThePerson);
    let share = intraclass(&grades);
    let what = format!(
        "intraclass correlation of the grade ({} players, {} seeds each)",
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
    let figure = Figure::new(code, what, intraclass(&moody), Unit::Number);
    sheet
        .figures
        .push(figure.uncertain(1.96 * jackknife(&moody)));
}

/// Adds the same of a few players that differ as much as players can: an upper end, without a threshold.
pub(super) fn between(records: &[&Record], sheet: &mut Sheet) {
    let seeds = records.iter().map(|r| r.grades.len()).min().unwrap_or(0);
    let grades: Vec<Vec<f64>> = records
        .iter()
        .map(|r| r.grades.iter().take(seeds).copied().collect())
        .collect();
    let what = format!("the same between {} players with names", grades.len());
    let figure = Figure::new("measured-skill", what, intraclass(&grades), Unit::Number);
    sheet.figures.push(figure);
}

/// The grades of every player of the population, in points.
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
                    let seed = Luck::draw(run, number as u64, Purpose::Player, 0x5eed).0;
                    let played = play(game, person, u64::from(seed), &mut state, &mut Silent);
                    f64::from(played.grade) / f64::from(ONE)
                })
                .collect()
        })
        .collect()
}

/// ICC(1,1) of a one-way analysis of variance with groups of equal size (Shrout and Fleiss 1979): the share of the variance that lies between groups.
#[must_use]
pub fn intraclass(groups: &[Vec<f64>]) -> f64 {
    let parts: Vec<(f64, f64)> = groups.iter().map(|g| of_group(g)).collect();
    let size = groups.first().map_or(0, Vec::len) as f64;
    from_parts(&parts, size)
}

/// The mean of a group, and the variance within it.
fn of_group(values: &[f64]) -> (f64, f64) {
    let mean = mean(values);
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    (mean, squares / (values.len() as f64 - 1.0).max(1.0))
}

fn from_parts(parts: &[(f64, f64)], size: f64) -> f64 {
    let means: Vec<f64> = parts.iter().map(|p| p.0).collect();
    let between = size * of_group(&means).1;
    let within = mean(&parts.iter().map(|p| p.1).collect::<Vec<_>>());
    let total = between + (size - 1.0) * within;
    if total > 0.0 {
        (between - within) / total
    } else {
        0.0
    }
}

/// The standard error of the correlation: one player is left out at a time (Efron and Tibshirani 1993, chapter 11).
fn jackknife(groups: &[Vec<f64>]) -> f64 {
    let parts: Vec<(f64, f64)> = groups.iter().map(|g| of_group(g)).collect();
    let size = groups.first().map_or(0, Vec::len) as f64;
    let without: Vec<f64> = (0..parts.len())
        .map(|out| {
            let mut rest = parts.clone();
            rest.swap_remove(out);
            from_parts(&rest, size)
        })
        .collect();
    let n = without.len() as f64;
    let middle = mean(&without);
    let squares: f64 = without.iter().map(|v| (v - middle) * (v - middle)).sum();
    (squares * (n - 1.0) / n.max(1.0)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::intraclass;

    #[test]
    fn it_is_that_of_shrout_and_fleiss() {
        // Their table 2: six targets, four judges; ICC(1,1) = .17.
        let table = [
            [9.0, 2.0, 5.0, 8.0],
            [6.0, 1.0, 3.0, 2.0],
            [8.0, 4.0, 6.0, 8.0],
            [7.0, 1.0, 2.0, 6.0],
            [10.0, 5.0, 6.0, 9.0],
            [6.0, 2.0, 4.0, 7.0],
        ];
        let groups: Vec<Vec<f64>> = table.iter().map(|row| row.to_vec()).collect();
        let found = intraclass(&groups);
        assert!((found - 0.17).abs() < 0.005, "{found}");
    }

    #[test]
    fn skill_alone_is_one_and_nothing_at_all_is_none() {
        assert_eq!(intraclass(&[vec![1.0, 1.0], vec![5.0, 5.0]]), 1.0);
        assert_eq!(intraclass(&[vec![2.0, 2.0], vec![2.0, 2.0]]), 0.0);
    }
}
