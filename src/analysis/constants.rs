//! The constants of a rulebook by name, so that programs can turn them: one by one, or all at random.

use serde_json::Value;

use super::{Draw, Draws};
use crate::content::finding;
use crate::engine::{Purpose, Rulebook};

/// Where a rulebook keeps its rules; names leave it out.
const RULES: &str = "rules";
/// Whole numbers of a rulebook that are no constants of the rules.
const NONE_OF_THEM: &[&str] = &["format"];
/// Draws after which a constant whose neighbours leave it no room keeps its value.
const TRIES: usize = 64;

/// One constant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    /// The names of what it stands in and its own, with dots: `members.to_team`.
    pub name: String,
    /// Its value, in thousandths of a point or of a factor.
    pub value: i32,
}

/// Why a constant could not be changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConstantError {
    /// There is none of that name.
    #[error("the rulebook has no constant \"{name}\"")]
    Unknown {
        /// The name that was asked for.
        name: String,
        /// The nearest that there is.
        nearest: Option<String>,
    },
    /// The rulebook does not take the value.
    #[error("{name} cannot be {value}: {why}")]
    Refused {
        /// The constant.
        name: String,
        /// What it was to be.
        value: i64,
        /// Why not.
        why: String,
    },
}

/// All constants of a rulebook, by name in alphabetical order; only `grade_after_collapse` of one without rules.
#[must_use]
pub fn constants(rulebook: &Rulebook) -> Vec<Constant> {
    let mut found = Vec::new();
    // A rulebook is plain data.
    if let Ok(value) = serde_json::to_value(rulebook) {
        collect(&value, "", &mut found);
    }
    found
}

fn collect(value: &Value, name: &str, found: &mut Vec<Constant>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                if name.is_empty() && NONE_OF_THEM.contains(&field.as_str()) {
                    continue;
                }
                let name = match name {
                    "" | RULES => field.clone(),
                    within => format!("{within}.{field}"),
                };
                collect(value, &name, found);
            }
        }
        Value::Number(number) => {
            if let Some(value) = number.as_i64().and_then(|n| i32::try_from(n).ok()) {
                found.push(Constant {
                    name: name.to_owned(),
                    value,
                });
            }
        }
        _ => {}
    }
}

/// The same rulebook with one constant changed.
///
/// # Errors
/// If there is no such constant, or the rulebook does not take the value (beyond ±[`Rulebook::LARGEST`], or outside what the formulas rely on).
pub fn with(rulebook: &Rulebook, name: &str, value: i64) -> Result<Rulebook, ConstantError> {
    let refused = |why: String| ConstantError::Refused {
        name: name.to_owned(),
        value,
        why,
    };
    let mut all = serde_json::to_value(rulebook).map_err(|error| refused(error.to_string()))?;
    let Some(place) = place(&mut all, name) else {
        let known = constants(rulebook);
        let known = known.iter().map(|constant| constant.name.as_str());
        return Err(ConstantError::Unknown {
            name: name.to_owned(),
            nearest: finding::nearest(name, known).map(str::to_owned),
        });
    };
    if value.abs() > i64::from(Rulebook::LARGEST) {
        let most = Rulebook::LARGEST;
        return Err(refused(format!("it must be from -{most} to {most}")));
    }
    *place = value.into();
    let changed: Rulebook =
        serde_json::from_value(all).map_err(|error| refused(error.to_string()))?;
    match changed.verify() {
        Ok(()) => Ok(changed),
        Err(bad) => Err(refused(bad.to_string())),
    }
}

fn place<'a>(all: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    let outer = all.get(name).is_some_and(Value::is_number) && !NONE_OF_THEM.contains(&name);
    let mut at = if outer { all } else { all.get_mut(RULES)? };
    for field in name.split('.') {
        at = at.get_mut(field)?;
    }
    at.is_number().then_some(at)
}

/// The same rulebook with every constant multiplied by a factor of its own, from a half to two, each ratio as likely as its inverse. The same seed gives
/// the same rulebook. What no draw of a constant fits stays as it is.
#[must_use]
pub fn null(rulebook: &Rulebook, seed: u64) -> Rulebook {
    let mut changed = rulebook.clone();
    for (number, constant) in (0..).zip(constants(rulebook)) {
        let mut draws = Draws::new(seed, 0, Purpose::Order, Draw::Nth(number));
        for _ in 0..TRIES {
            let value = f64::from(constant.value) * factor(&mut draws);
            if let Ok(next) = with(&changed, &constant.name, value.round() as i64) {
                changed = next;
                break;
            }
        }
    }
    changed.id = format!("{}-null-{seed}", rulebook.id);
    changed
}

/// A factor from a half to two: evenly spread up to one's share of the way, then turned over, so that no logarithm is needed.
fn factor(draws: &mut Draws) -> f64 {
    // 1 + u is spread evenly; its inverse is as likely.
    let above = 1.0 + f64::from(draws.thousandths()) / 1000.0;
    if draws.below(2) == 0 {
        above
    } else {
        1.0 / above
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::library;

    fn standard() -> Rulebook {
        library::rulebook("standard").expect("it is shipped").1
    }

    #[test]
    fn every_constant_can_be_read_and_set_by_its_name() {
        let rulebook = standard();
        let all = constants(&rulebook);
        assert!(all.len() > 100, "{}", all.len());
        let value = |name: &str| all.iter().find(|c| c.name == name).map(|c| c.value);
        let rules = rulebook.rules.as_ref().expect("it has rules");
        assert_eq!(value("members.to_team"), Some(rules.members.to_team));
        assert_eq!(
            value("grade_after_collapse"),
            Some(rulebook.grade_after_collapse)
        );
        assert_eq!(value("format"), None);
        for constant in &all {
            let same = with(&rulebook, &constant.name, i64::from(constant.value));
            assert_eq!(same.as_ref(), Ok(&rulebook), "{}", constant.name);
        }
        let changed = with(&rulebook, "members.to_team", 17).expect("it is taken");
        assert_eq!(changed.rules.expect("rules").members.to_team, 17);
    }

    #[test]
    fn wrong_names_and_values_are_refused() {
        let rulebook = standard();
        let unknown = with(&rulebook, "members.to_teem", 1);
        let Err(ConstantError::Unknown { nearest, .. }) = unknown else {
            panic!("{unknown:?}");
        };
        assert_eq!(nearest.as_deref(), Some("members.to_team"));
        for name in ["members", "format", "rules", ""] {
            assert!(with(&rulebook, name, 1).is_err(), "{name}");
        }
        assert!(with(&rulebook, "overuse.memory", 1001).is_err());
        assert!(with(&rulebook, "members.to_team", 2_000_000).is_err());
    }

    #[test]
    fn a_null_rulebook_is_one_within_a_factor_of_two_everywhere() {
        let rulebook = standard();
        let null = null(&rulebook, 3);
        assert_eq!(null, super::null(&rulebook, 3));
        assert_eq!(null.verify(), Ok(()));
        let (mut more, mut less) = (0, 0);
        for (before, after) in constants(&rulebook).iter().zip(constants(&null)) {
            let (before, after) = (before.value.abs(), after.value.abs());
            assert!(
                after <= before * 2 && after * 2 + 1 >= before,
                "{before} {after}"
            );
            more += u32::from(after > before);
            less += u32::from(after < before);
        }
        assert!(more > 35 && less > 35, "{more} {less}");
    }
}
