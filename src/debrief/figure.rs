//! A figure of a debrief with its interval.

use serde::Serialize;

use crate::analysis::roads::Estimate;

/// A mean and half of its 95 % interval, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// The mean.
    pub mean: f64,
    /// How far it may be off.
    pub within: f64,
}

impl From<Estimate> for Figure {
    fn from(estimate: Estimate) -> Self {
        let round = |x: f64| (x * 1000.0).round() / 1000.0;
        Self {
            // Adding 0 makes a negative zero a plain one.
            mean: round(estimate.mean) + 0.0,
            within: round(estimate.within),
        }
    }
}

impl Figure {
    /// Whether it differs from 0 by more than chance.
    #[must_use]
    pub fn is_clear(self) -> bool {
        self.mean.abs() > self.within
    }
}
