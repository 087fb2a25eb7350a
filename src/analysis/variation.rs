//! Variations of a scenario and a rulebook: where things begin, how grave crises are, what members want, and any constant of the rules.

use super::constants::{self, ConstantError};
use crate::content::Story;
use crate::content::compile::compile;
use crate::content::finding;
use crate::content::raw::{RawScenario, RawStart};
use crate::engine::{Autonomy, Rulebook, Slot};

/// Something that is set: `trust` to `60`, `severity` to `+10`, `autonomy` to `high`, `members.to_team` to `200`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// What.
    pub name: String,
    /// To what, as it is written.
    pub value: String,
}

/// Why something cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct BadSetting {
    /// What is wrong.
    pub what: String,
    /// The setting, as it was written.
    pub place: String,
    /// What to do.
    pub help: String,
}

/// Start values that can be set, beside declared meters.
fn starts() -> &'static [&'static str] {
    &Slot::CORE_NAMES[..Slot::LEVELS]
}

fn start<'a>(start: &'a mut RawStart, name: &str) -> Option<&'a mut i32> {
    Some(match name {
        "morale" => &mut start.morale,
        "stability" => &mut start.stability,
        "results" => &mut start.results,
        "direction" => &mut start.direction,
        "order" => &mut start.order,
        "trust" => &mut start.trust,
        "fatigue" => &mut start.fatigue,
        "competence" => &mut start.competence,
        "backlog" => &mut start.backlog,
        _ => return None,
    })
}

impl Setting {
    /// Reads `NAME=VALUE`.
    ///
    /// # Errors
    /// If there is no `=`, or nothing on one side of it.
    pub fn parse(text: &str) -> Result<Self, BadSetting> {
        match text.split_once('=') {
            Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
                Ok(Self {
                    name: name.trim().to_owned(),
                    value: value.trim().to_owned(),
                })
            }
            _ => Err(BadSetting {
                what: "this sets nothing".to_owned(),
                place: text.to_owned(),
                help: "write a name, = and a value, as in trust=60".to_owned(),
            }),
        }
    }

    /// The name of the column that says what was set.
    #[must_use]
    pub fn column(&self) -> String {
        format!("set_{}", self.name.replace('.', "_"))
    }

    fn bad(&self, what: impl Into<String>, help: impl Into<String>) -> BadSetting {
        BadSetting {
            what: what.into(),
            place: format!("{}={}", self.name, self.value),
            help: help.into(),
        }
    }

    fn points(&self) -> Result<i32, BadSetting> {
        match self.value.parse() {
            Ok(points @ 0..=100) => Ok(points),
            _ => Err(self.bad(
                format!("\"{}\" is no number of points", self.value),
                "write a whole number from 0 to 100",
            )),
        }
    }

    fn apply(&self, raw: &mut RawScenario, rulebook: &mut Rulebook) -> Result<(), BadSetting> {
        if let Some(place) = start(&mut raw.start, &self.name) {
            *place = self.points()?;
        } else if let Some(meter) = raw.meters.iter_mut().find(|m| m.id == self.name) {
            meter.start = self.points()?;
        } else if self.name == "severity" {
            let signed = self.value.starts_with(['+', '-']);
            let number: i32 = self.value.parse().map_err(|_| {
                let help = "write 0 to 100 for all crises, or a difference as in +10";
                self.bad(format!("\"{}\" is no severity", self.value), help)
            })?;
            if !signed {
                self.points()?;
            }
            for crisis in &mut raw.crises {
                let wanted = if signed {
                    crisis.severity.saturating_add(number)
                } else {
                    number
                };
                crisis.severity = wanted.clamp(0, 100);
            }
        } else if self.name == "autonomy" {
            let autonomy = match self.value.to_lowercase().as_str() {
                "low" => Autonomy::Low,
                "medium" => Autonomy::Medium,
                "high" => Autonomy::High,
                _ => {
                    let what = format!("nobody wants \"{}\" autonomy", self.value);
                    return Err(self.bad(what, "write low, medium or high"));
                }
            };
            for member in &mut raw.team {
                member.autonomy = autonomy;
            }
        } else {
            let value = self.value.parse().map_err(|_| {
                self.bad(
                    format!("\"{}\" is no whole number", self.value),
                    "constants are whole numbers of thousandths: 1000 is one point, or a factor of one",
                )
            })?;
            *rulebook =
                constants::with(rulebook, &self.name, value).map_err(|error| match &error {
                    ConstantError::Unknown { name, .. } => self.unknown(name, raw, rulebook),
                    ConstantError::Refused { .. } => self.bad(error.to_string(), ""),
                })?;
        }
        Ok(())
    }

    fn unknown(&self, name: &str, raw: &RawScenario, rulebook: &Rulebook) -> BadSetting {
        let constants = constants::constants(rulebook);
        let known = starts()
            .iter()
            .copied()
            .chain(["severity", "autonomy"])
            .chain(raw.meters.iter().map(|m| m.id.as_str()))
            .chain(constants.iter().map(|c| c.name.as_str()));
        let help = match finding::nearest(name, known) {
            Some(near) => format!("did you mean {near}?"),
            None => "name a meter or undercurrent, severity, autonomy, or a constant of the rulebook as in members.to_team".to_owned(),
        };
        self.bad(format!("there is nothing called \"{name}\" to set"), help)
    }
}

/// The same scenario and rulebook with some settings, in their order.
///
/// # Errors
/// The first setting that is not possible, or what makes the scenario impossible with all of them.
pub fn vary(
    story: &Story,
    rulebook: &Rulebook,
    settings: &[Setting],
) -> Result<(Story, Rulebook), BadSetting> {
    let (mut raw, mut rulebook) = (story.raw().clone(), rulebook.clone());
    for setting in settings {
        setting.apply(&mut raw, &mut rulebook)?;
    }
    let compiled = compile(raw);
    compiled.story.map_or_else(
        || {
            let first = compiled.findings.first();
            Err(BadSetting {
                what: first.map_or_else(
                    || "the scenario does not take this".to_owned(),
                    |finding| finding.message.clone(),
                ),
                place: settings
                    .iter()
                    .map(|s| format!("{}={}", s.name, s.value))
                    .collect::<Vec<_>>()
                    .join(", "),
                help: "set something else".to_owned(),
            })
        },
        |story| Ok((story, rulebook)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::synthetic;
    use crate::content::library;

    fn varied(settings: &[&str]) -> Result<(Story, Rulebook), BadSetting> {
        let (_, rulebook) = library::rulebook("standard").expect("it is shipped");
        let settings: Result<Vec<Setting>, _> =
            settings.iter().map(|text| Setting::parse(text)).collect();
        vary(&synthetic::scenario(1, 4), &rulebook, &settings?)
    }

    #[test]
    fn everything_that_can_be_set_is_set() {
        let settings = [
            "trust=61",
            "severity=+100",
            "autonomy=High",
            "members.to_team=17",
        ];
        let (story, rulebook) = varied(&settings).expect("all of it can be set");
        assert_eq!(story.raw().start.trust, 61);
        assert!(story.raw().crises.iter().all(|c| c.severity == 100));
        assert!(
            story
                .raw()
                .team
                .iter()
                .all(|m| m.autonomy == Autonomy::High)
        );
        assert_eq!(rulebook.rules.expect("rules").members.to_team, 17);
        for &name in starts() {
            let (story, _) = varied(&[&format!("{name}=33")]).expect("it can be set");
            let mut raw = story.raw().clone();
            assert_eq!(start(&mut raw.start, name).copied(), Some(33));
        }
    }

    #[test]
    fn what_cannot_be_set_is_explained() {
        for (setting, word) in [
            ("trust", "sets nothing"),
            ("trust=", "sets nothing"),
            ("trust=101", "no number of points"),
            ("severity=much", "no severity"),
            ("autonomy=some", "nobody wants"),
            ("overuse.memory=1001", "cannot be 1001"),
            ("members.to_team=half", "no whole number"),
        ] {
            let said = varied(&[setting]).expect_err(setting);
            assert!(said.what.contains(word), "{setting}: {said:?}");
        }
        assert!(
            varied(&["trsut=1"])
                .expect_err("a slip")
                .help
                .contains("trust")
        );
    }
}
