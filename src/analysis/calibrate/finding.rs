//! Rows of findings as data: what was published, and what in the simulation answers to it.

use serde::{Deserialize, Serialize};

use super::statistic::Statistic;
use crate::content::options;

/// A file of findings, `assets/findings.ron` or somebody's own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Findings {
    /// The version of the format: 1.
    pub format: u32,
    /// The rows, in the order in which they are shown.
    pub rows: Vec<Finding>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// A stable name.
    pub id: String,
    /// The table that it stands in.
    pub table: Table,
    /// The finding, in a few words.
    pub finding: String,
    /// Who published it.
    pub source: String,
    /// The published value, as it was published.
    pub published: String,
    /// What of the simulation answers to it; nothing does in the table of the design.
    #[serde(default)]
    pub statistic: Option<Statistic>,
    /// Whether the published value was corrected for unreliability.
    #[serde(default)]
    pub compared: Option<Compared>,
    /// What was correlated or compared: persons or teams.
    #[serde(default)]
    pub of: Option<Level>,
    /// Where a figure has to lie.
    #[serde(default)]
    pub band: Option<Band>,
    /// What the numbers are.
    #[serde(default)]
    pub unit: Unit,
    /// Why this band, and why this statistic.
    pub why: String,
}

/// The table of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Table {
    /// Published findings: they are the score.
    Findings,
    /// Figures of real teams, worked out from open data: they are a score of their own.
    Teams,
    /// What the design wants and the rules build in: no finding, and no score.
    Signatures,
    /// What the debrief is designed by: nothing is simulated.
    Design,
}

/// Whether a published value was corrected for the unreliability of its measures. What is simulated has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compared {
    /// As it was measured.
    Raw,
    /// Corrected.
    Corrected,
}

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// People.
    Persons,
    /// Teams, by their means.
    Teams,
}

/// Where a figure has to lie, with its whole interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Band {
    /// From the first to the second.
    Within(f64, f64),
    /// Above.
    Above(f64),
}

impl Band {
    /// Its ends; the upper one may be infinite.
    #[must_use]
    pub const fn ends(self) -> (f64, f64) {
        match self {
            Self::Within(from, to) => (from, to),
            Self::Above(least) => (least, f64::INFINITY),
        }
    }

    /// Whether it holds a number.
    #[must_use]
    pub fn holds(self, value: f64) -> bool {
        match self {
            Self::Within(from, to) => (from..=to).contains(&value),
            Self::Above(least) => value > least,
        }
    }
}

/// What the numbers of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Unit {
    /// A correlation, a standardised weight or a share of variance: two decimals.
    #[default]
    Coefficient,
    /// Percent.
    Percent,
    /// Points of a 0-to-100 scale.
    Points,
    /// Turns.
    Turns,
}

/// Why a file of findings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct BadFindings {
    /// What is wrong.
    pub what: String,
    /// Where: the row, or line and column.
    pub place: String,
    /// What to do.
    pub help: String,
}

impl Findings {
    /// The findings that the shipped rulebook answers to.
    ///
    /// # Panics
    /// Never: the file is built in and has been tested.
    #[must_use]
    pub fn standard() -> Self {
        Self::parse(include_str!("../../../assets/findings.ron"))
            .expect("the findings that are built in have been tested")
    }

    /// Reads rows from the text of a file.
    ///
    /// # Errors
    /// If the text is no list of findings, or a row cannot be worked out.
    pub fn parse(text: &str) -> Result<Self, BadFindings> {
        let findings: Self = options()
            .from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| BadFindings {
                what: format!("these are no findings: {}", error.code),
                place: format!("{}:{}", error.span.start.line, error.span.start.col),
                help: "write rows as assets/findings.ron of the program has them (docs/model.md)"
                    .to_owned(),
            })?;
        if findings.format != 1 {
            return Err(BadFindings {
                what: format!("format {} is not known", findings.format),
                place: String::new(),
                help: "write format: 1".to_owned(),
            });
        }
        for (at, row) in findings.rows.iter().enumerate() {
            let bad = |what: &str, help: &str| {
                Err(BadFindings {
                    what: what.to_owned(),
                    place: format!("row \"{}\"", row.id),
                    help: help.to_owned(),
                })
            };
            if findings.rows[..at].iter().any(|other| other.id == row.id) {
                return bad("two rows have this id", "give every row an id of its own");
            }
            let simulated = row.table != Table::Design;
            if simulated != row.statistic.is_some() || simulated != row.band.is_some() {
                return bad(
                    "statistic and band belong together",
                    "give both, or put the row into the table Design and give neither",
                );
            }
            if let Some((from, to)) = row.band.map(Band::ends)
                && (from.is_nan() || to.is_nan() || from > to)
            {
                return bad("this band holds nothing", "write the smaller end first");
            }
            if let Some(Statistic::Waves(a, b)) = row.statistic
                && !(a != b && (1..=3).contains(&a) && (1..=3).contains(&b))
            {
                return bad("there are three waves", "name two of 1, 2 and 3");
            }
        }
        Ok(findings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_findings_load_and_hold_what_they_must() {
        let findings = Findings::standard();
        let count = |table| findings.rows.iter().filter(|r| r.table == table).count();
        assert_eq!(count(Table::Findings), 15);
        assert_eq!(count(Table::Signatures), 4);
        assert!(count(Table::Teams) >= 12 && count(Table::Design) >= 3);
        for row in &findings.rows {
            assert!(!row.why.is_empty() && !row.source.is_empty(), "{}", row.id);
            let scored = matches!(row.table, Table::Findings | Table::Teams);
            assert_eq!(
                scored,
                row.compared.is_some() && row.of.is_some(),
                "{}",
                row.id
            );
        }
    }

    #[test]
    fn mistakes_in_a_file_are_named_with_their_place() {
        let row = |more: &str| {
            format!(
                r#"(format: 1, rows: [(id: "a", table: Findings, finding: "f", source: "s", published: "1", why: "w", {more})])"#
            )
        };
        let said = |more: &str| Findings::parse(&row(more)).expect_err("it is wrong");
        assert!(said("statistic: Speech").what.contains("belong together"));
        assert!(
            said("statistic: Speech, band: Within(2, 1)")
                .what
                .contains("holds nothing")
        );
        assert!(
            said("statistic: Spech, band: Above(0)")
                .place
                .starts_with("1:")
        );
        assert!(
            said("statistic: Waves(1, 4), band: Above(0)")
                .what
                .contains("three waves")
        );
    }
}
