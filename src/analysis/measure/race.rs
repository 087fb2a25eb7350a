//! The open responses of one state beside each other, luck by luck.

use super::decisions::{Met, Tried, Visit, Worth};
use crate::analysis::statistics::mean;
use crate::analysis::{Decision, LookAhead, World};
use crate::engine::{Game, ONE};

/// Standard errors by which a response must lie further behind than any margin asks, after a third of the worlds, to be tried out in no more.
const DROPPED: f64 = 4.0;

/// Worlds from which a standard error says anything.
const FEWEST: usize = 12;

/// How the open responses of a state are held against each other.
pub(super) struct Race {
    pub(super) look: LookAhead,
    /// The largest margin that anything asks for, in points.
    pub(super) far: f64,
}

impl Race {
    /// Tries every open response out in a third of the worlds, and those that are not far behind by then in all of them.
    pub(super) fn try_out(&self, game: &Game, visit: &Visit, met: &Met) -> Tried {
        let open = &met.open;
        let decision = Decision {
            game,
            state: &visit.state,
            open,
        };
        let worlds = in_thirds(&self.look.worlds(&decision));
        let third = worlds.len() / 3;
        let (first, rest) = worlds.split_at(if third < FEWEST { worlds.len() } else { third });
        let mut try_out = visit.state.clone();
        let mut grades: Vec<Vec<f64>> = vec![Vec::with_capacity(worlds.len()); open.len()];
        let mut go_on = |at: usize, worlds: &[World], grades: &mut Vec<f64>| {
            let more = self.look.grades(&decision, open[at], worlds, &mut try_out);
            grades.extend(more.map(|g| f64::from(g) / f64::from(ONE)));
        };
        for (at, grades) in grades.iter_mut().enumerate() {
            go_on(at, first, grades);
        }
        let leader = best(&grades, &vec![true; open.len()]);
        let ahead: Vec<bool> = grades
            .iter()
            .map(|grades_of| {
                let (behind, error) = difference(&grades[leader], grades_of);
                behind - self.far <= DROPPED * error
            })
            .collect();
        // With one left, nothing more can be said of it beside the others.
        if ahead.iter().filter(|ahead| **ahead).count() > 1 {
            for (at, grades) in grades.iter_mut().enumerate() {
                if ahead[at] {
                    go_on(at, rest, grades);
                }
            }
        }
        let best = best(&grades, &ahead);
        let worth = |at: usize| {
            // Of one that was dropped, in the worlds in which both were tried.
            let (behind, error) = difference(&grades[best], &grades[at]);
            Worth {
                response: open[at],
                behind,
                error,
            }
        };
        Tried {
            crisis: visit.crisis,
            case: visit.case.clone(),
            state: met.state,
            open: (0..open.len()).map(worth).collect(),
            best,
        }
    }
}

/// Every third world first, from the middle of the first three on, so that they are spread over all lucks like the whole.
fn in_thirds(worlds: &[World]) -> Vec<World> {
    let third = |from: usize| worlds.iter().skip(from).step_by(3);
    third(1).chain(third(0)).chain(third(2)).copied().collect()
}

/// The position of the first of those with the highest mean.
fn best(grades: &[Vec<f64>], among: &[bool]) -> usize {
    let mean = |at: usize| mean(&grades[at]);
    let mut all = (0..grades.len()).filter(|&at| among[at]);
    let first = all.next().unwrap_or(0);
    all.fold(
        first,
        |best, at| if mean(at) > mean(best) { at } else { best },
    )
}

/// The mean of the differences luck by luck, and its standard error.
fn difference(a: &[f64], b: &[f64]) -> (f64, f64) {
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let mean = mean(&differences);
    let n = differences.len() as f64;
    let squares: f64 = differences.iter().map(|d| (d - mean) * (d - mean)).sum();
    (mean, (squares / (n - 1.0).max(1.0) / n.max(1.0)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Luck;

    #[test]
    fn every_third_world_first_is_every_world_once() {
        let worlds: Vec<World> = (0..16).map(|n| (n, Luck(n as u32))).collect();
        let mut thirds = in_thirds(&worlds);
        assert_eq!(
            thirds[..5].iter().map(|w| w.0).collect::<Vec<_>>(),
            [1, 4, 7, 10, 13]
        );
        thirds.sort_unstable();
        assert_eq!(thirds, worlds);
    }
}
