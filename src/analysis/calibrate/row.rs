//! One row of the table: a published finding, what was simulated, and how it came out.

use serde::Serialize;

use super::finding::{Band, Finding};
use crate::analysis::statistics::Estimate;

/// How a row came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The whole interval lies in the band.
    Hit,
    /// The whole interval lies outside.
    Miss,
    /// Neither: never a hit.
    Undecided,
    /// Nothing is simulated.
    NotSimulated,
}

impl Verdict {
    /// What an interval says of a band.
    #[must_use]
    pub fn of(band: Band, found: Estimate) -> Self {
        let (from, to) = band.ends();
        if band.holds(found.low) && band.holds(found.high) {
            Self::Hit
        } else if found.high < from || found.low > to {
            Self::Miss
        } else {
            Self::Undecided
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// What was published.
    #[serde(flatten)]
    pub finding: Finding,
    /// What is simulated, in words.
    pub method: String,
    /// What came out: the mean over the seeds, with an interval over people and scenarios. None if nothing is simulated, or too little to say.
    pub simulated: Option<Estimate>,
    /// How it came out.
    pub verdict: Verdict,
    /// Seeds, and in how many of them the figure lies in the band.
    pub seeds: Count,
    /// The figure under a rulebook without rules.
    pub plain: Option<f64>,
    /// Null rulebooks, and for how many of them the figure lies in the band.
    pub nulls: Count,
    /// Whether null rulebooks lie in the band about as often as the rulebook: then a hit says nothing about its constants.
    pub says_nothing: bool,
}

/// How many of some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Count {
    /// How many lie in the band.
    pub inside: u32,
    /// Of how many.
    pub of: u32,
}

impl Count {
    /// Counts figures in a band; what is not known lies outside.
    #[must_use]
    pub fn of(band: Option<Band>, figures: impl IntoIterator<Item = f64>) -> Self {
        let mut count = Self::default();
        if let Some(band) = band {
            for figure in figures {
                count.of += 1;
                count.inside += u32::from(band.holds(figure));
            }
        }
        count
    }

    /// Whether these lie inside about as often as `others`: Fisher's exact test, one-sided, does not tell them apart at 5 %.
    #[must_use]
    pub fn as_often_as(self, others: Self) -> bool {
        self.of > 0 && fisher(others, self) > 0.05
    }
}

/// The probability that at least as many of the first lie inside, given how many of both do.
fn fisher(first: Count, second: Count) -> f64 {
    let (inside, all) = (first.inside + second.inside, first.of + second.of);
    let choose = |n: u32, k: u32| -> f64 {
        (0..k.min(n)).fold(1.0, |product, i| {
            product * f64::from(n - i) / f64::from(i + 1)
        })
    };
    let ways = |k: u32| {
        if k > first.of || inside < k || inside - k > second.of {
            return 0.0;
        }
        choose(first.of, k) * choose(second.of, inside - k)
    };
    (first.inside..=first.of).map(ways).sum::<f64>() / choose(all, inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_interval_decides() {
        let verdict = |band, low, high| {
            let value = (low + high) / 2.0;
            Verdict::of(band, Estimate { value, low, high })
        };
        let band = Band::Within(0.3, 0.5);
        assert_eq!(verdict(band, 0.32, 0.48), Verdict::Hit);
        assert_eq!(verdict(band, 0.28, 0.48), Verdict::Undecided);
        assert_eq!(verdict(band, 0.2, 0.6), Verdict::Undecided);
        assert_eq!(verdict(band, 0.51, 0.6), Verdict::Miss);
        assert_eq!(verdict(band, -0.6, 0.2), Verdict::Miss);
        let above = Band::Above(0.0);
        assert_eq!(verdict(above, 0.01, 9.0), Verdict::Hit);
        assert_eq!(verdict(above, 0.0, 9.0), Verdict::Undecided, "reaches 0");
        assert_eq!(verdict(above, -0.1, 9.0), Verdict::Undecided);
        assert_eq!(verdict(above, -0.2, -0.1), Verdict::Miss);
    }

    #[test]
    fn null_rulebooks_pass_as_often_unless_they_clearly_do_not() {
        let all = Count { inside: 20, of: 20 };
        let nulls = |inside| Count { inside, of: 20 };
        // R: fisher.test(matrix(c(20, 0, 16, 4), 2), alternative = "greater"): p = .053; with 15 and 5: .024.
        assert!((fisher(all, nulls(16)) - 0.0530).abs() < 0.0005);
        assert!((fisher(all, nulls(15)) - 0.0236).abs() < 0.0005);
        assert!(nulls(16).as_often_as(all));
        assert!(!nulls(15).as_often_as(all));
        assert!(!Count::default().as_often_as(all), "there are none");
    }
}
