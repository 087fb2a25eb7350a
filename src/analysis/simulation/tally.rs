//! What many playthroughs sum up to, exactly: whole numbers only, so that no order of adding matters.

use super::column::{NOTHING, RunRow};

/// The sum of a column's numbers and of their squares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many rows have a number here.
    pub count: u64,
    /// The sum, in the column's unit.
    pub sum: i128,
    /// The sum of the squares.
    pub squares: i128,
}

impl Sum {
    fn add(&mut self, number: i64) {
        if number != NOTHING {
            let wide = i128::from(number);
            self.count += 1;
            self.sum += wide;
            self.squares += wide * wide;
        }
    }

    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }
}

/// What the rows of many playthroughs sum up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Where the parts of a row lie.
    pub shape: RunRow,
    /// Playthroughs.
    pub runs: u64,
    /// One for every column from the turns to the grade, by the column's position; the seed's stays empty.
    pub columns: Vec<Sum>,
    /// Decision quality; empty if it was not wanted.
    pub quality: Sum,
    /// How often each ending was reached.
    pub endings: Vec<u64>,
    /// How often each meter collapsed.
    pub collapsed: Vec<u64>,
}

impl Tally {
    pub(super) fn new(shape: RunRow, endings: usize) -> Self {
        Self {
            shape,
            runs: 0,
            columns: vec![Sum::default(); shape.grade() + 1],
            quality: Sum::default(),
            endings: vec![0; endings],
            collapsed: vec![0; shape.meters],
        }
    }

    pub(super) fn add(&mut self, row: &[i64]) {
        self.runs += 1;
        let summed = RunRow::TURNS..=self.shape.grade();
        if let (Some(sums), Some(numbers)) = (self.columns.get_mut(summed.clone()), row.get(summed))
        {
            for (sum, &number) in sums.iter_mut().zip(numbers) {
                sum.add(number);
            }
        }
        if self.shape.quality
            && let Some(&number) = row.get(self.shape.quality())
        {
            self.quality.add(number);
        }
        for (counts, at) in [
            (&mut self.endings, self.shape.ending()),
            (&mut self.collapsed, self.shape.collapsed()),
        ] {
            let which = row.get(at).and_then(|&n| usize::try_from(n).ok());
            if let Some(count) = which.and_then(|n| counts.get_mut(n)) {
                *count += 1;
            }
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.runs += other.runs;
        for (sum, more) in self.columns.iter_mut().zip(&other.columns) {
            sum.merge(more);
        }
        self.quality.merge(&other.quality);
        for (counts, more) in [
            (&mut self.endings, &other.endings),
            (&mut self.collapsed, &other.collapsed),
        ] {
            for (count, more) in counts.iter_mut().zip(more) {
                *count += more;
            }
        }
    }
}

/// How often each grade came out, exact to the thousandth of a point; its size does not depend on the number of playthroughs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grades {
    counts: Vec<u64>,
    total: u64,
}

impl Default for Grades {
    fn default() -> Self {
        Self {
            counts: vec![0; crate::engine::FULL as usize + 1],
            total: 0,
        }
    }
}

impl Grades {
    pub(super) fn add(&mut self, grade: i32) {
        let at = grade.clamp(0, crate::engine::FULL) as usize;
        self.counts[at] += 1;
        self.total += 1;
    }

    /// The least grade that at least `numerator` of `denominator` playthroughs do not exceed, in thousandths; 0 if there are none.
    #[must_use]
    pub fn quantile(&self, numerator: u64, denominator: u64) -> i64 {
        let wanted = u128::from(self.total) * u128::from(numerator);
        let mut seen = 0_u128;
        for (grade, &count) in (0..).zip(&self.counts) {
            seen += u128::from(count);
            if count > 0 && seen * u128::from(denominator) >= wanted {
                return grade;
            }
        }
        0
    }

    /// How many grades fall into each of `bins` equal parts of 0 to 100 points; a grade of 100 falls into the last.
    #[must_use]
    pub fn histogram(&self, bins: usize) -> Vec<u64> {
        let mut histogram = vec![0; bins.max(1)];
        let last = histogram.len() - 1;
        for (grade, &count) in self.counts.iter().enumerate() {
            let bin = grade * histogram.len() / crate::engine::FULL as usize;
            histogram[bin.min(last)] += count;
        }
        histogram
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_grades_that_came_out() {
        let mut grades = Grades::default();
        assert_eq!(grades.quantile(1, 2), 0);
        for grade in [40_000, 10_000, 30_001, 20_000, 100_000] {
            grades.add(grade);
        }
        assert_eq!(grades.quantile(0, 1), 10_000);
        assert_eq!(grades.quantile(1, 2), 30_001);
        assert_eq!(grades.quantile(4, 5), 40_000);
        assert_eq!(grades.quantile(1, 1), 100_000);
        assert_eq!(grades.histogram(4), [2, 2, 0, 1]);
    }

    #[test]
    fn merging_is_adding_all_rows() {
        let shape = RunRow {
            meters: 3,
            quality: true,
        };
        let row = |n: i64| {
            let mut row = vec![n; shape.width()];
            row[RunRow::FIT] = if n == 2 { NOTHING } else { n };
            row[shape.ending()] = n % 2;
            row[shape.collapsed()] = NOTHING;
            row[shape.quality()] = if n == 1 { NOTHING } else { 10 * n };
            row
        };
        let (mut all, mut one, mut two) = (
            Tally::new(shape, 2),
            Tally::new(shape, 2),
            Tally::new(shape, 2),
        );
        for n in 0..5 {
            all.add(&row(n));
            if n < 3 { &mut one } else { &mut two }.add(&row(n));
        }
        one.merge(&two);
        assert_eq!(one, all);
        assert_eq!(
            (all.columns[RunRow::FIT].count, all.columns[RunRow::FIT].sum),
            (4, 8)
        );
        assert_eq!(all.columns[shape.grade()].squares, 30);
        assert_eq!((all.quality.count, all.quality.sum), (4, 90));
        assert_eq!(all.endings, [3, 2]);
        assert_eq!(all.collapsed, [0, 0, 0]);
    }
}
