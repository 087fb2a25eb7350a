//! Means of many worlds, with how far they may be off.

/// A mean and how far it may be off, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Half of its 95 % interval.
    pub within: f64,
}

impl Estimate {
    /// Something that is known.
    #[must_use]
    pub const fn exactly(mean: f64) -> Self {
        Self { mean, within: 0.0 }
    }

    /// From a count, a sum and a sum of squares, of thousandths. The lucks are stratified, which makes the mean better than this interval says.
    pub(super) fn from_sums(count: i64, sum: i128, squares: i128) -> Self {
        let n = i128::from(count.max(1));
        let mean = sum as f64 / n as f64 / 1000.0;
        if n < 2 {
            return Self {
                mean,
                within: f64::INFINITY,
            };
        }
        // Whole numbers up to here: nothing cancels.
        let spread = (n * squares - sum * sum) as f64 / (n * (n - 1)) as f64;
        Self {
            mean,
            within: 1.96 * (spread.max(0.0) / n as f64).sqrt() / 1000.0,
        }
    }

    /// Whether it differs from 0 by more than chance.
    #[must_use]
    pub fn is_clear(self) -> bool {
        self.mean.abs() > self.within
    }

    /// The difference of two estimates from different worlds.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self {
            mean: self.mean - other.mean,
            within: self.within.hypot(other.within),
        }
    }
}
