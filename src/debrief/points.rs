//! Points: the engine's thousandths, as people and files read them.

use serde::{Serialize, Serializer};

/// A number in thousandths of a point; exported as a decimal number of points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Points(pub i32);

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.float())
    }
}

impl Points {
    /// As a decimal number of points.
    #[must_use]
    pub fn float(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// Rounded to whole points. What is not 0 is never shown as 0, because a meter at 0 is a collapse.
    #[must_use]
    pub const fn rounded(self) -> i32 {
        let rounded = (self.0 + 500).div_euclid(1000);
        if rounded == 0 && self.0 > 0 {
            1
        } else {
            rounded
        }
    }

    /// Rounded to whole points, as text.
    #[must_use]
    pub fn whole(self) -> String {
        minus(&self.rounded().to_string())
    }

    /// With three decimals, for machines.
    #[must_use]
    pub fn exact(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        format!("{sign}{}.{:03}", size / 1000, size % 1000)
    }

    /// With a sign and one decimal, and two where that would show nothing.
    #[must_use]
    pub fn signed(self) -> String {
        if self.0 != 0 && self.0.abs() < 50 {
            let sign = if self.0 < 0 { "−" } else { "+" };
            return format!("{sign}{:.2}", self.float().abs().max(0.01));
        }
        signed(self.float())
    }
}

/// A number with one decimal.
#[must_use]
pub fn one(x: f64) -> String {
    let text = format!("{x:.1}");
    if text == "-0.0" {
        return "0.0".to_owned();
    }
    minus(&text)
}

/// How far something may be off, with one decimal, rounded up: an interval is never shown smaller than it is.
#[must_use]
pub fn off(within: f64) -> String {
    one((within * 10.0).ceil() / 10.0)
}

/// A number with a sign and one decimal.
#[must_use]
pub fn signed(x: f64) -> String {
    let text = one(x);
    if text.starts_with('−') || text == "0.0" {
        text
    } else {
        format!("+{text}")
    }
}

fn minus(text: &str) -> String {
    text.replace('-', "−")
}

/// Rounds changes in thousandths to whole points that add up to `total`, each as near to its own value as that allows: everything is
/// rounded down, and what is missing goes to the largest remainders (the method of Hare and Niemeyer). Those of one key are merged, those
/// of 0 left out; the largest come first, gains before losses.
pub(crate) fn shares<K: Clone + PartialEq>(changes: &[(K, i64)], total: i32) -> Vec<(K, i32)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(Points(61_499).whole(), "61");
        assert_eq!(Points(-1_600).whole(), "−2");
        assert_eq!(Points(300).whole(), "1", "not a collapse");
        assert_eq!(Points(0).whole(), "0");
        assert_eq!(Points(-7).exact(), "-0.007");
        assert_eq!(Points(12_030).exact(), "12.030");
        assert_eq!(Points(2_600).signed(), "+2.6");
        assert_eq!(Points(-20).signed(), "−0.02");
        assert_eq!(signed(-0.01), "0.0");
        assert_eq!(one(-3.25), "−3.2");
        assert_eq!(off(0.01), "0.1");
        assert_eq!(off(0.0), "0.0");
        assert_eq!(serde_json::to_string(&Points(1_250)).unwrap(), "1.25");
    }
}
