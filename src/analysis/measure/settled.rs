//! When enough has been tried out: what more states would change is not what is asked. The same whatever the number of threads.

use super::decisions::{Met, Tried, Worth, different};
use super::thresholds::{SURELY, Thresholds};
use crate::analysis::Blind;
use crate::engine::{CrisisIx, ResponseIx};

/// Whether the states tried so far leave no doubt about one crisis: neither about any of its responses being dominated, nor about whether it flips.
pub(super) fn crisis(
    crisis: CrisisIx,
    met: &[Met],
    tried: &[Tried],
    thresholds: &Thresholds,
) -> bool {
    let met: Vec<&Met> = met.iter().filter(|m| m.crisis == crisis).collect();
    let margin = thresholds.dominated.margin;
    let matters: Vec<&Tried> = tried
        .iter()
        .filter(|t| t.crisis == crisis && t.open.iter().any(|w| w.is_behind(margin)))
        .collect();
    flips(&met, &matters, thresholds) && dominated(&met, &matters, thresholds)
}

/// Whether it is known if the best response changes with the state.
fn flips(met: &[&Met], matters: &[&Tried], thresholds: &Thresholds) -> bool {
    let limits = &thresholds.flips;
    if different(met.iter().map(|m| m.state)) < limits.states {
        // It does not count, however many are tried.
        return true;
    }
    if different(matters.iter().map(|t| t.state)) < limits.states {
        return false;
    }
    let best: Vec<ResponseIx> = matters
        .iter()
        .filter_map(|t| t.clearly_best(limits.margin))
        .collect();
    let mut counts: Vec<usize> = responses(met)
        .into_iter()
        .map(|r| best.iter().filter(|&&b| b == r).count())
        .collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let share = |at: usize| between(counts.get(at).copied().unwrap_or(0), matters.len());
    let ([first_least, first_most], [second_least, second_most]) = (share(0), share(1));
    let does = first_most <= limits.best_most && second_least >= limits.second_least;
    let does_not = first_least > limits.best_most || second_most < limits.second_least;
    // One that does not is named if one response is best as good as always.
    does || does_not && (first_most < limits.always || first_least >= limits.always)
}

/// Whether every response was seen to be worth giving, of those that are open often enough to be looked at.
fn dominated(met: &[&Met], matters: &[&Tried], thresholds: &Thresholds) -> bool {
    let limits = &thresholds.dominated;
    responses(met).into_iter().all(|response| {
        let is_open = met.iter().filter(|m| m.open.contains(&response));
        different(is_open.map(|m| m.state)) < limits.states
            || matters.iter().any(|t| {
                let of = |w: &&Worth| w.response == response;
                let worth = t.open.iter().find(of);
                worth.is_some_and(|w| !w.is_behind(limits.margin))
            })
    })
}

fn responses(met: &[&Met]) -> Vec<ResponseIx> {
    let mut all: Vec<ResponseIx> = met.iter().flat_map(|m| m.open.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The interval in which a share surely lies, of which so many of so many were counted (Wilson 1927).
fn between(count: usize, of: usize) -> [f64; 2] {
    let n = of.max(1) as f64;
    let (p, z) = (count as f64 / n, SURELY);
    let middle = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z * z / n;
    [(middle - half) / whole, (middle + half) / whole]
}

/// How often the bot without text picks the best response, beside chance: estimated for all states that were met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unread {
    /// The share of states in which it does.
    pub(super) right: f64,
    /// The share in which chance would.
    pub(super) chance: f64,
    /// The standard error of the first.
    pub(super) error: f64,
}

impl Unread {
    /// Every crisis counts as often as it was met, however many of its states were tried out.
    pub(super) fn new(met: &[Met], tried: &[Tried], blind: &Blind) -> Self {
        let all = met.len().max(1) as f64;
        let chance = met.iter().map(|m| 1.0 / m.open.len() as f64).sum::<f64>() / all;
        let (mut right, mut variance) = (0.0, 0.0);
        let crises = met.iter().map(|m| m.crisis.at() + 1).max().unwrap_or(0);
        for crisis in (0..crises as u32).map(CrisisIx) {
            let of = met.iter().filter(|m| m.crisis == crisis).count() as f64;
            let tried = tried.iter().filter(|t| t.crisis == crisis);
            let found: Vec<bool> = tried.map(|t| t.is_found_by(blind)).collect();
            if found.is_empty() {
                continue;
            }
            let n = found.len() as f64;
            let share = found.iter().filter(|found| **found).count() as f64 / n;
            right += share * of / all;
            // Of those that were not tried nothing is known yet; where all were, there is no error left.
            variance += (of / all).powi(2) * share * (1.0 - share) / n * (1.0 - n / of);
        }
        Self {
            right,
            chance,
            error: variance.max(0.0).sqrt(),
        }
    }

    /// The share above chance.
    pub(super) fn above(self) -> f64 {
        self.right - self.chance
    }
}

/// Whether it is known on which side of its bound the share of responses found unread lies.
pub(super) fn unread(met: &[Met], tried: &[Tried], blind: &Blind, thresholds: &Thresholds) -> bool {
    let found = Unread::new(met, tried, blind);
    let most = thresholds.blind.above_chance_most;
    (found.above() - most).abs() > SURELY * found.error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measure::Case;
    use crate::analysis::synthetic;
    use crate::content::library;
    use crate::engine::Rulebook;

    fn rulebook() -> Rulebook {
        library::rulebook("standard").expect("it is shipped").1
    }

    /// A state of a crisis with two open responses, the second so many points behind the first or the first behind the second.
    fn state(crisis: u32, number: u64, first_is_best: bool, behind: f64) -> (Met, Tried) {
        let (crisis, open) = (CrisisIx(crisis), vec![ResponseIx(0), ResponseIx(1)]);
        let worth = |at: u32, best: bool| Worth {
            response: ResponseIx(at),
            behind: if best { 0.0 } else { behind },
            error: behind / 10.0,
        };
        let tried = Tried {
            crisis,
            case: Case::new("random", number),
            state: number,
            open: vec![worth(0, first_is_best), worth(1, !first_is_best)],
            best: usize::from(!first_is_best),
        };
        let state = number;
        (
            Met {
                crisis,
                state,
                open,
            },
            tried,
        )
    }

    fn met(firsts: usize, of: usize, behind: f64) -> (Vec<Met>, Vec<Tried>) {
        let states = (0..of).map(|n| state(0, n as u64, n < firsts, behind));
        states.unzip()
    }

    fn is_settled(firsts: usize, of: usize) -> bool {
        let (met, tried) = met(firsts, of, 5.0);
        crisis(CrisisIx(0), &met, &tried, &Thresholds::standard())
    }

    #[test]
    fn what_lies_far_from_its_bounds_is_settled_and_what_lies_near_is_not() {
        assert!(is_settled(25, 50), "half and half flips");
        assert!(!is_settled(40, 50), "four in five is the bound");
        assert!(is_settled(20, 25), "so few states never count");
        assert!(!is_settled(50, 50), "the second was never worth giving");
        let (met, tried) = met(0, 100, 5.0);
        let none = crisis(CrisisIx(1), &met, &tried, &Thresholds::standard());
        assert!(none, "a crisis that never came");
    }

    #[test]
    fn the_interval_is_that_of_wilson() {
        let [least, most] = between(25, 50);
        assert!(
            (least - 0.288).abs() < 0.002 && (most - 0.712).abs() < 0.002,
            "{least} {most}"
        );
        let [least, most] = between(0, 50);
        assert!(
            least.abs() < 1e-9 && (most - 0.178).abs() < 0.002,
            "{least} {most}"
        );
    }

    #[test]
    fn crises_count_as_often_as_they_were_met() {
        let (mut all, tried) = met(10, 10, 5.0);
        for n in 0..30 {
            all.push(state(1, 100 + n, true, 5.0).0);
        }
        let tried: Vec<Tried> = tried
            .into_iter()
            .chain((0..10).map(|n| state(1, 100 + n, n < 5, 5.0).1))
            .collect();
        // Whoever has learnt nothing picks the first.
        let blind = Blind::new(&synthetic::scenario(1, 2), [], &rulebook());
        let found = Unread::new(&all, &tried, &blind);
        assert!(
            (found.right - (10.0 + 15.0) / 40.0).abs() < 1e-9,
            "{found:?}"
        );
        assert!((found.chance - 0.5).abs() < 1e-9);
        let half: f64 = 0.75 * (0.25_f64 / 10.0 * (1.0 - 10.0 / 30.0)).sqrt();
        assert!((found.error - half).abs() < 1e-9, "{found:?} {half}");
    }
}
