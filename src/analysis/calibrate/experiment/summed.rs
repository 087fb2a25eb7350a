//! What the trials of several scenarios add up to.

use crate::analysis::calibrate::totals::{NUMBERS, Totals};

/// What the trials in some scenarios add up to.
pub struct Experiment {
    /// Trials.
    pub count: f64,
    pub(super) sums: [f64; NUMBERS],
}

impl Experiment {
    /// Adds the scenarios up.
    #[must_use]
    pub fn of(scenarios: &[Totals]) -> Self {
        let mut all = Self {
            count: 0.0,
            sums: [0.0; NUMBERS],
        };
        for scenario in scenarios {
            all.count += scenario.trials.count;
            for (sum, more) in all.sums.iter_mut().zip(scenario.trials.sums) {
                *sum += more;
            }
        }
        all
    }

    pub(super) fn part(&self, from: usize, count: usize) -> &[f64] {
        &self.sums[from..from + count]
    }
}
