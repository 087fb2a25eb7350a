//! One row of the table: a published finding, what was simulated, and whether it fits.

use serde::Serialize;

use crate::analysis::statistics::Estimate;

/// When a simulated value counts as a hit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub enum Criterion {
    /// The 95 % interval overlaps this band.
    Overlaps {
        /// Lower end of the band.
        from: f64,
        /// Upper end of the band.
        to: f64,
    },
    /// The value itself lies within this band.
    Within {
        /// Lower end of the band.
        from: f64,
        /// Upper end of the band.
        to: f64,
    },
    /// The whole interval lies above this: an ordering that holds.
    Above(f64),
    /// The interval reaches at least this: an ordering that is not refuted.
    Reaches(f64),
}

impl Criterion {
    /// A band around a published value.
    #[must_use]
    pub fn about(published: f64, tolerance: f64) -> Self {
        Self::Overlaps {
            from: published - tolerance,
            to: published + tolerance,
        }
    }

    /// Whether an estimate meets it.
    #[must_use]
    pub fn met_by(self, found: Estimate) -> bool {
        match self {
            Self::Overlaps { from, to } => found.high >= from && found.low <= to,
            Self::Within { from, to } => (from..=to).contains(&found.value),
            Self::Above(least) => found.low > least,
            Self::Reaches(least) => found.high >= least,
        }
    }
}

/// What the numbers of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A correlation, a standardised weight or a share of variance: two decimals.
    Coefficient,
    /// Percent.
    Percent,
    /// Points of a 0-to-100 scale.
    Points,
}

/// How a row came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It fits.
    Hit,
    /// It does not fit.
    Miss,
    /// About the design of the debrief: nothing to simulate.
    Design,
    /// Measured by another command.
    Elsewhere,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// A stable name.
    pub id: &'static str,
    /// The finding.
    pub finding: &'static str,
    /// Who published it.
    pub source: &'static str,
    /// The published value.
    pub published: &'static str,
    /// What is simulated.
    pub method: String,
    /// When it counts as a hit.
    pub criterion: Option<Criterion>,
    /// What came out.
    pub simulated: Option<Estimate>,
    /// What the numbers are.
    pub unit: Unit,
    /// How it came out.
    pub status: Status,
}

impl Row {
    /// A row that was simulated.
    #[must_use]
    pub fn simulated(
        id: &'static str,
        finding: &'static str,
        source: &'static str,
        published: &'static str,
        method: impl Into<String>,
        unit: Unit,
        criterion: Criterion,
        found: Estimate,
    ) -> Self {
        Self {
            id,
            finding,
            source,
            published,
            method: method.into(),
            criterion: Some(criterion),
            simulated: Some(found),
            unit,
            status: if criterion.met_by(found) {
                Status::Hit
            } else {
                Status::Miss
            },
        }
    }

    /// A row that is not simulated here.
    #[must_use]
    pub fn unsimulated(
        id: &'static str,
        finding: &'static str,
        source: &'static str,
        published: &'static str,
        method: &str,
        status: Status,
    ) -> Self {
        Self {
            id,
            finding,
            source,
            published,
            method: method.to_owned(),
            criterion: None,
            simulated: None,
            unit: Unit::Coefficient,
            status,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_criterion_is_met_by_what_it_says() {
        let found = Estimate {
            value: 0.4,
            low: 0.3,
            high: 0.5,
        };
        for (criterion, met) in [
            (Criterion::about(0.48, 0.1), true),
            (Criterion::about(0.7, 0.1), false),
            (Criterion::about(0.1, 0.1), false),
            (
                Criterion::Within {
                    from: 0.35,
                    to: 0.6,
                },
                true,
            ),
            (
                Criterion::Within {
                    from: 0.45,
                    to: 0.6,
                },
                false,
            ),
            (Criterion::Above(0.2), true),
            (Criterion::Above(0.35), false),
            (Criterion::Reaches(0.45), true),
            (Criterion::Reaches(0.55), false),
        ] {
            assert_eq!(criterion.met_by(found), met, "{criterion:?}");
        }
    }
}
