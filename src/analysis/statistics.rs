//! Small statistics: moments that add up, correlation, regression, the share of variance between groups, and intervals of resampled statistics.

/// A number with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Estimate {
    /// The number itself.
    pub value: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

/// Sums and sums of products of `K` variables over any number of observations. Two of them add up to those of all observations together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments<const K: usize> {
    count: f64,
    sums: [f64; K],
    products: [[f64; K]; K],
}

impl<const K: usize> Default for Moments<K> {
    fn default() -> Self {
        Self {
            count: 0.0,
            sums: [0.0; K],
            products: [[0.0; K]; K],
        }
    }
}

impl<const K: usize> Moments<K> {
    /// Takes one observation in.
    pub fn add(&mut self, values: &[f64; K]) {
        self.count += 1.0;
        for (i, value) in values.iter().enumerate() {
            self.sums[i] += value;
            for (j, other) in values.iter().enumerate().take(i + 1) {
                self.products[i][j] += value * other;
            }
        }
    }

    /// Takes all observations of another one in.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        for i in 0..K {
            self.sums[i] += other.sums[i];
            for j in 0..=i {
                self.products[i][j] += other.products[i][j];
            }
        }
    }

    /// The moments of all observations of many.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut all = Self::default();
        for part in parts {
            all.merge(part);
        }
        all
    }

    /// The mean of a variable; 0 without observations.
    #[must_use]
    pub fn mean(&self, i: usize) -> f64 {
        ratio(self.sums[i], self.count)
    }

    /// The covariance of two variables, over the number of observations.
    #[must_use]
    pub fn covariance(&self, i: usize, j: usize) -> f64 {
        let (i, j) = (i.max(j), i.min(j));
        ratio(self.products[i][j], self.count) - self.mean(i) * self.mean(j)
    }

    /// Pearson's correlation, −1 to 1; 0 where one of the two does not vary.
    #[must_use]
    pub fn correlation(&self, i: usize, j: usize) -> f64 {
        let variances = self.covariance(i, i) * self.covariance(j, j);
        ratio(self.covariance(i, j), variances.max(0.0).sqrt())
    }

    /// Least squares of one variable on others, see [`regression`].
    #[must_use]
    pub fn regression(&self, outcome: usize, on: &[usize]) -> Option<Regression> {
        regression(|i, j| self.correlation(i, j), outcome, on)
    }
}

/// What a regression says.
#[derive(Debug, Clone, PartialEq)]
pub struct Regression {
    /// Standardised weights, in the order of the variables.
    pub weights: Vec<f64>,
    /// R squared: the share of the outcome's variance that is explained, 0 to 1.
    pub explained: f64,
}

/// Least squares of one variable on others, all standardised, by the normal equations of their correlations. `None` if the others say the same thing twice.
#[must_use]
pub fn regression(
    correlation: impl Fn(usize, usize) -> f64,
    outcome: usize,
    on: &[usize],
) -> Option<Regression> {
    let n = on.len();
    let mut rows: Vec<Vec<f64>> = on
        .iter()
        .map(|&i| {
            let mut row: Vec<f64> = on.iter().map(|&j| correlation(i, j)).collect();
            row.push(correlation(i, outcome));
            row
        })
        .collect();
    // Gauss and Jordan, with the largest pivot.
    for step in 0..n {
        let pivot =
            (step..n).max_by(|&a, &b| rows[a][step].abs().total_cmp(&rows[b][step].abs()))?;
        rows.swap(step, pivot);
        let by = rows[step][step];
        if by.abs() < 1e-9 {
            return None;
        }
        for value in &mut rows[step] {
            *value /= by;
        }
        let chosen = rows[step].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let factor = row[step];
            if at != step && factor != 0.0 {
                for (value, reduced) in row.iter_mut().zip(&chosen) {
                    *value -= factor * reduced;
                }
            }
        }
    }
    let weights: Vec<f64> = rows.iter().map(|row| row[n]).collect();
    let explained = on
        .iter()
        .zip(&weights)
        .map(|(&i, weight)| weight * correlation(i, outcome))
        .sum();
    Some(Regression { weights, explained })
}

/// One group of a one-way analysis of variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// The mean of its observations.
    pub mean: f64,
    /// The variance within it, over its observations less one.
    pub within: f64,
}

impl Group {
    /// The group of some observations.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let mean = mean(values);
        let squares = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>();
        Self {
            mean,
            within: ratio(squares, values.len() as f64 - 1.0),
        }
    }
}

/// The intraclass correlation ICC(1) of groups of `size` observations each: the share of the variance that lies between them (Shrout and Fleiss 1979).
/// Can fall below 0 by chance.
#[must_use]
pub fn intraclass(groups: &[Group], size: usize) -> f64 {
    let size = size as f64;
    let means: Vec<f64> = groups.iter().map(|g| g.mean).collect();
    let between = size * Group::of(&means).within;
    let within = mean(&groups.iter().map(|g| g.within).collect::<Vec<_>>());
    ratio(between - within, between + (size - 1.0) * within)
}

/// The arithmetic mean; 0 of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> f64 {
    ratio(values.iter().sum(), values.len() as f64)
}

/// The standard error of the arithmetic mean; 0 of fewer than two values.
#[must_use]
pub fn standard_error(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = mean(values);
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    (squares / (n - 1.0).max(1.0) / n.max(1.0)).sqrt()
}

/// The mean of the differences of pairs, second less first, with its 95 % interval by Student's t; the interval is the mean itself for fewer
/// than two pairs.
#[must_use]
pub fn paired(first: &[f64], second: &[f64]) -> Estimate {
    let differences: Vec<f64> = first.iter().zip(second).map(|(a, b)| b - a).collect();
    let value = mean(&differences);
    let within = match differences.len() {
        0 | 1 => 0.0,
        n => student(n - 1) * standard_error(&differences),
    };
    Estimate {
        value,
        low: value - within,
        high: value + within,
    }
}

/// The 97.5 % point of Student's t with so many degrees of freedom, 1 or more: a table up to 3, and from there the expansion of Fisher and Cornish
/// (1960), which is right to three digits.
fn student(freedom: usize) -> f64 {
    const TABLE: [f64; 3] = [12.706, 4.303, 3.182];
    if let Some(&exact) = freedom.checked_sub(1).and_then(|at| TABLE.get(at)) {
        return exact;
    }
    let z: f64 = 1.959_964;
    let v = freedom.max(1) as f64;
    let of = |terms: &[f64]| terms.iter().rev().fold(0.0, |sum, c| sum * z * z + c) * z;
    z + of(&[1.0, 1.0]) / (4.0 * v)
        + of(&[3.0, 16.0, 5.0]) / (96.0 * v * v)
        + of(&[-15.0, 17.0, 19.0, 3.0]) / (384.0 * v.powi(3))
        + of(&[-945.0, -1920.0, 1482.0, 776.0, 79.0]) / (92160.0 * v.powi(4))
}

fn ratio(above: f64, below: f64) -> f64 {
    if below > 0.0 { above / below } else { 0.0 }
}

/// The 95 % interval of a statistic from its values in samples drawn with replacement (percentiles; Efron and Tibshirani 1993); none of no values.
#[must_use]
pub fn interval(mut drawn: Vec<f64>) -> Option<[f64; 2]> {
    drawn.sort_by(f64::total_cmp);
    let last = drawn.len().checked_sub(1)?;
    let at = |share: f64| drawn[(share * last as f64).round() as usize];
    Some([at(0.025), at(0.975)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn a_correlation_is_that_of_the_textbook() {
        let mut moments = Moments::default();
        for (x, y) in [(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0), (5.0, 5.0)] {
            moments.add(&[x, y, 7.0]);
        }
        assert!(near(moments.correlation(0, 1), 0.8));
        assert!(near(moments.correlation(1, 0), 0.8));
        assert!(near(moments.covariance(0, 0), 2.0));
        assert!(near(moments.correlation(0, 2), 0.0), "what does not vary");
    }

    #[test]
    fn a_regression_finds_what_made_the_outcome() {
        let mut halves = [Moments::default(), Moments::default()];
        for n in 0..60_u32 {
            let x = f64::from(n * 7 % 11);
            let z = f64::from(n * 5 % 13) + 0.3 * x;
            halves[n as usize % 2].add(&[x, z, 2.0 * x - 3.0 * z, 2.0 * x]);
        }
        let all = Moments::of(&halves);
        let found = all.regression(2, &[0, 1]).expect("two different variables");
        let deviation = |i: usize| all.covariance(i, i).sqrt();
        assert!(near(found.explained, 1.0), "{found:?}");
        assert!(near(found.weights[0], 2.0 * deviation(0) / deviation(2)));
        assert!(near(found.weights[1], -3.0 * deviation(1) / deviation(2)));
        assert_eq!(all.regression(2, &[0, 3]), None, "the same thing twice");
    }

    #[test]
    fn the_intraclass_correlation_is_that_of_shrout_and_fleiss() {
        // Their table 2: six targets, four judges; ICC(1,1) = .17.
        let table = [
            [9.0, 2.0, 5.0, 8.0],
            [6.0, 1.0, 3.0, 2.0],
            [8.0, 4.0, 6.0, 8.0],
            [7.0, 1.0, 2.0, 6.0],
            [10.0, 5.0, 6.0, 9.0],
            [6.0, 2.0, 4.0, 7.0],
        ];
        let groups: Vec<Group> = table.iter().map(|row| Group::of(row)).collect();
        let found = intraclass(&groups, 4);
        assert!((found - 0.17).abs() < 0.005, "{found}");
    }

    #[test]
    fn pairs_have_the_interval_of_the_textbook() {
        // Points of Student's t from the usual table.
        for (freedom, point) in [
            (1, 12.706),
            (4, 2.776),
            (5, 2.571),
            (9, 2.262),
            (30, 2.042),
            (1999, 1.961),
        ] {
            assert!(
                (student(freedom) - point).abs() < 0.001,
                "{freedom}: {}",
                student(freedom)
            );
        }
        let found = paired(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0]);
        assert!(near(found.value, 2.0));
        assert!((found.high - 2.0 - 4.303 / 3.0_f64.sqrt()).abs() < 1e-3);
        assert!(near(found.high - 2.0, 2.0 - found.low));
        assert!(near(paired(&[1.0], &[4.0]).low, 3.0), "one pair");
    }

    #[test]
    fn an_interval_leaves_out_two_and_a_half_per_cent_on_each_side() {
        let values: Vec<f64> = (0..=1000).rev().map(f64::from).collect();
        assert_eq!(interval(values), Some([25.0, 975.0]));
        assert_eq!(interval(vec![3.0]), Some([3.0, 3.0]));
        assert_eq!(interval(Vec::new()), None);
    }
}
