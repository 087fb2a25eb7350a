//! Ledger lines as players read them: merged, in whole points, adding up to the change that is shown.

use super::view::Line;
use crate::debrief::Points;

/// A number in thousandths as the whole points that are shown.
pub(super) const fn points(value: i32) -> i32 {
    Points(value).rounded()
}

/// Rounds changes in thousandths to whole points that add up to `total`, each as near to its own value as that allows: everything is
/// rounded down, and what is missing goes to the largest remainders (the method of Hare and Niemeyer). Those of one key are merged, those
/// of 0 left out; the largest come first, gains before losses.
pub(super) fn shares<K: Clone + PartialEq>(changes: &[(K, i64)], total: i32) -> Vec<(K, i32)> {
    let mut merged: Vec<(&K, i64)> = Vec::new();
    for (key, delta) in changes {
        match merged.iter_mut().find(|(known, _)| *known == key) {
            Some((_, sum)) => *sum += delta,
            None => merged.push((key, *delta)),
        }
    }
    merged.retain(|(_, delta)| *delta != 0);
    let mut rounded: Vec<i64> = merged.iter().map(|(_, d)| d.div_euclid(1000)).collect();
    let mut order: Vec<usize> = (0..merged.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(merged[i].1.rem_euclid(1000)), i));
    let missing = i64::from(total) - rounded.iter().sum::<i64>();
    let step = missing.signum();
    let pass: Vec<usize> = if step < 0 {
        order.iter().rev().copied().collect()
    } else {
        order
    };
    for &i in pass.iter().cycle().take(missing.unsigned_abs() as usize) {
        rounded[i] += step;
    }
    let mut shares: Vec<(K, i32)> = merged
        .iter()
        .zip(rounded)
        .filter(|(_, points)| *points != 0)
        .map(|((key, _), points)| ((*key).clone(), points as i32))
        .collect();
    shares.sort_by_key(|(_, points)| (std::cmp::Reverse(points.abs()), *points < 0));
    shares
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
