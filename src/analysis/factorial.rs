//! Experiments as data: factors with levels, fully crossed.

use serde::Deserialize;

use super::variation::Setting;
use crate::content::options;

/// The most combinations of levels that one experiment may have.
const MOST: usize = 100_000;

/// A file of an experiment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Experiment {
    /// The version of the format: 1.
    pub format: u32,
    /// What is varied.
    pub factors: Vec<Factor>,
    /// Bots, by name; those of the command line or its ordinary ones if there are none.
    #[serde(default)]
    pub bots: Vec<String>,
    /// The seeds, from the first up to but not including the second; those of the command line without.
    #[serde(default)]
    pub seeds: Option<(u64, u64)>,
}

/// One factor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// What is set: as in `--set NAME=VALUE`.
    pub name: String,
    /// To what, one level after another.
    pub levels: Vec<String>,
}

/// Why an experiment cannot be run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct BadExperiment {
    /// What is wrong.
    pub what: String,
    /// Where: line and column, or the factor; may be empty.
    pub place: String,
    /// What to do.
    pub help: String,
}

impl Experiment {
    /// Reads an experiment from the text of a file.
    ///
    /// # Errors
    /// If the text is none, a factor has no levels or is there twice, or there are too many combinations.
    pub fn parse(text: &str) -> Result<Self, BadExperiment> {
        let bad = |what: String, place: String, help: &str| {
            Err(BadExperiment {
                what,
                place,
                help: help.to_owned(),
            })
        };
        let file: Self = match options().from_str(text.trim_start_matches('\u{feff}')) {
            Ok(file) => file,
            Err(error) => {
                return bad(
                    format!("this is no experiment: {}", error.code),
                    format!("{}:{}", error.span.start.line, error.span.start.col),
                    "see docs/simulate.md for an example; levels are texts, as in [\"40\", \"60\"]",
                );
            }
        };
        if file.format != 1 {
            let what = format!("format {} is not known", file.format);
            return bad(what, String::new(), "write format: 1");
        }
        for (at, factor) in file.factors.iter().enumerate() {
            let place = format!("factor \"{}\"", factor.name);
            if file.factors[..at].iter().any(|f| f.name == factor.name) {
                return bad(
                    "this factor is there twice".to_owned(),
                    place,
                    "put its levels into one list",
                );
            }
            let twice =
                (1..factor.levels.len()).find(|&l| factor.levels[..l].contains(&factor.levels[l]));
            if factor.levels.is_empty() || twice.is_some() {
                return bad(
                    "its levels are none, or one of them is there twice".to_owned(),
                    place,
                    "give every level once",
                );
            }
        }
        if let Some((from, to)) = file.seeds
            && from >= to
        {
            let what = format!("there is no seed from {from} up to but not including {to}");
            return bad(what, String::new(), "write the smaller number first");
        }
        let combinations = file
            .factors
            .iter()
            .try_fold(1_usize, |product, f| product.checked_mul(f.levels.len()));
        if combinations.is_none_or(|all| all > MOST) {
            return bad(
                "there are more than 100,000 combinations of levels".to_owned(),
                String::new(),
                "leave factors or levels out, or split the experiment",
            );
        }
        Ok(file)
    }

    /// All combinations of levels; the last factor changes fastest.
    #[must_use]
    pub fn cells(&self) -> Vec<Vec<Setting>> {
        let mut cells = vec![Vec::new()];
        for factor in &self.factors {
            cells = cells
                .iter()
                .flat_map(|cell: &Vec<Setting>| {
                    factor.levels.iter().map(move |level| {
                        let mut cell = cell.clone();
                        cell.push(Setting {
                            name: factor.name.clone(),
                            value: level.clone(),
                        });
                        cell
                    })
                })
                .collect();
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_fully_crossed_in_order() {
        let text = r#"(format: 1, factors: [(name: "trust", levels: ["40", "60"]), (name: "order", levels: ["1", "2", "3"])], seeds: (0, 5))"#;
        let cells = Experiment::parse(text).expect("it is sound").cells();
        let shown: Vec<String> = cells
            .iter()
            .map(|cell| {
                cell.iter()
                    .map(|s| s.value.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        assert_eq!(shown, ["40 1", "40 2", "40 3", "60 1", "60 2", "60 3"]);
    }

    #[test]
    fn mistakes_are_explained() {
        let said = |factors: &str| {
            Experiment::parse(&format!("(format: 1, factors: [{factors}])")).expect_err(factors)
        };
        assert!(said(r#"(name: "a", levels: [])"#).what.contains("none"));
        assert!(
            said(r#"(name: "a", levels: ["1", "1"])"#)
                .what
                .contains("twice")
        );
        assert!(
            said(r#"(name: "a", levels: ["1"]), (name: "a", levels: ["2"])"#)
                .what
                .contains("twice")
        );
        assert!(said(r#"(name: "a", levels: [40])"#).place.starts_with("1:"));
        let many = (0..20).map(|n| format!(r#"(name: "f{n}", levels: ["1", "2"])"#));
        assert!(
            said(&many.collect::<Vec<_>>().join(","))
                .what
                .contains("100,000")
        );
    }
}
