//! Ledger lines as players read them: merged, in whole points, adding up to the change that is shown.

use super::view::Line;
use crate::debrief::Points;
pub(super) use crate::debrief::shares;

/// A number in thousandths as the whole points that are shown.
pub(super) const fn points(value: i32) -> i32 {
    Points(value).rounded()
}

/// The [`shares`] of changes that have been put into words.
pub(super) fn lines(changes: &[(String, i64)], total: i32) -> Vec<Line> {
    let shares = shares(changes, total).into_iter();
    shares.map(|(why, points)| Line { points, why }).collect()
}

#[cfg(test)]
mod tests {
    use super::{lines, points};
    use proptest::prelude::*;

    fn of(changes: &[(&str, i64)], total: i32) -> Vec<(i32, String)> {
        let changes: Vec<_> = changes.iter().map(|(w, d)| ((*w).to_owned(), *d)).collect();
        lines(&changes, total)
            .into_iter()
            .map(|l| (l.points, l.why))
            .collect()
    }

    #[test]
    fn lines_of_one_cause_are_merged_and_small_ones_left_out() {
        let found = of(
            &[
                ("rest", 2_600),
                ("hit", -1_400),
                ("rest", 1_000),
                ("dust", 100),
            ],
            2,
        );
        assert_eq!(found, [(4, "rest".to_owned()), (-2, "hit".to_owned())]);
    }

    #[test]
    fn a_meter_that_has_not_fallen_never_shows_zero() {
        assert_eq!(points(400), 1);
        assert_eq!(points(0), 0);
        assert_eq!(points(1_500), 2);
        assert_eq!(points(99_600), 100);
    }

    proptest! {
        #[test]
        fn lines_add_up_to_what_is_shown(start in 0_i64..=100_000, deltas in prop::collection::vec(-30_000_i64..30_000, 0..12)) {
            let mut value = start;
            let mut changes = Vec::new();
            for (i, delta) in deltas.into_iter().enumerate() {
                let new = (value + delta).clamp(0, 100_000);
                changes.push((format!("cause {}", i % 5), new - value));
                value = new;
            }
            let shown = points(value as i32) - points(start as i32);
            let lines = lines(&changes, shown);
            if changes.iter().any(|(_, d)| *d != 0) && !lines.is_empty() {
                prop_assert_eq!(lines.iter().map(|l| l.points).sum::<i32>(), shown);
            } else {
                prop_assert_eq!(shown, 0);
            }
            for line in &lines {
                let exact: i64 = changes.iter().filter(|(w, _)| *w == line.why).map(|(_, d)| d).sum();
                prop_assert!((i64::from(line.points) * 1000 - exact).abs() < 2_000, "{} for {exact}", line.points);
            }
        }
    }
}
