//! The few formulas that turn exact sums into what people read. Everything before them is in whole numbers.

use super::Sum;

/// The point of the normal distribution that leaves 2.5 % on each side.
const Z: f64 = 1.959_963_984_540_054;

/// An interval, from its lower to its upper end.
pub type Interval = [f64; 2];

impl Sum {
    /// The mean in points (or as a share of one) of a column in thousandths; none of no rows.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum as f64 / self.count as f64 / 1000.0)
    }

    /// The mean of a column of counts; none of no rows.
    #[must_use]
    pub fn mean_count(&self) -> Option<f64> {
        self.mean().map(|mean| mean * 1000.0)
    }

    /// The standard deviation of the sample, of a column in thousandths; 0 of fewer than two rows.
    #[must_use]
    pub fn sd(&self) -> f64 {
        if self.count < 2 {
            return 0.0;
        }
        let n = i128::from(self.count);
        // Exact: the difference of two large and nearly equal numbers is where floats would lie.
        let spread = self
            .squares
            .checked_mul(n)
            .zip(self.sum.checked_mul(self.sum))
            .map_or(0.0, |(squares, sum)| (squares - sum) as f64);
        let n = self.count as f64;
        (spread / n / (n - 1.0)).max(0.0).sqrt() / 1000.0
    }

    /// The 95 % confidence interval of the mean, in points; the mean itself of fewer than two rows.
    #[must_use]
    pub fn interval(&self) -> Interval {
        let mean = self.mean().unwrap_or(0.0);
        let half = match self.count {
            0 | 1 => 0.0,
            n => Z * self.sd() / (n as f64).sqrt(),
        };
        [mean - half, mean + half]
    }
}

/// The 95 % interval of a rate after Wilson (1927), which stays honest near 0 and 1 and for few runs; from 0 to 1.
#[must_use]
pub fn wilson(hits: u64, runs: u64) -> Interval {
    if runs == 0 {
        return [0.0, 1.0];
    }
    let (hits, n) = (hits as f64, runs as f64);
    let rate = hits / n;
    let middle = (rate + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z / (1.0 + Z * Z / n) * (rate * (1.0 - rate) / n + Z * Z / (4.0 * n * n)).sqrt();
    [(middle - half).max(0.0), (middle + half).min(1.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-4
    }

    /// Wilson's interval as R's `prop.test(.., correct = FALSE)` gives it.
    #[test]
    fn wilson_agrees_with_r() {
        let [low, high] = wilson(15, 148);
        assert!(near(low, 0.0624) && near(high, 0.1605), "{low} {high}");
        let [low, high] = wilson(0, 20);
        assert!(low == 0.0 && near(high, 0.1611), "{low} {high}");
        assert_eq!(wilson(0, 0), [0.0, 1.0]);
    }

    #[test]
    fn mean_and_spread_of_a_known_sample() {
        let numbers = [2_000_i64, 4_000, 4_000, 4_000, 5_000, 5_000, 7_000, 9_000];
        let sum = Sum {
            count: numbers.len() as u64,
            sum: numbers.iter().map(|n| i128::from(*n)).sum(),
            squares: numbers.iter().map(|n| i128::from(n * n)).sum(),
        };
        assert_eq!(sum.mean(), Some(5.0));
        assert!(near(sum.sd(), 2.138_09), "{}", sum.sd());
        let [low, high] = sum.interval();
        assert!(near(high - low, 2.0 * Z * 2.138_09 / 8_f64.sqrt()));
        assert_eq!(Sum::default().mean(), None);
    }
}
