//! How much of the framework a library of scenarios exercises.

use std::collections::BTreeMap;

use serde::Serialize;

use super::measure::{Figure, LibraryBounds, Unit};
use crate::content::framework;
use crate::content::raw::RawScenario;
use crate::engine::Practice;

/// How often one word of the framework is exercised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The word.
    pub id: String,
    /// Responses that exercise it; of a tension, crises that put it on the table.
    pub times: usize,
}

/// How often each word of the framework is exercised, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Coverage {
    /// Scenarios that were looked through.
    pub scenarios: usize,
    /// The six practices.
    pub practices: Vec<Count>,
    /// The skills.
    pub skills: Vec<Count>,
    /// The tensions.
    pub tensions: Vec<Count>,
    /// The ideas.
    pub ideas: Vec<Count>,
    /// Every crisis, as `scenario/crisis`, with the tensions that it puts on the table.
    #[serde(skip)]
    pub crises: Vec<Count>,
}

impl Coverage {
    /// Counts through scenarios.
    #[must_use]
    pub fn of<'a>(scenarios: impl IntoIterator<Item = &'a RawScenario>) -> Self {
        let mut times: [BTreeMap<&str, usize>; 4] = Default::default();
        let mut count = 0;
        let mut crises = Vec::new();
        for scenario in scenarios {
            count += 1;
            let [practices, skills, tensions, ideas] = &mut times;
            for crisis in &scenario.crises {
                crises.push(Count {
                    id: format!("{}/{}", scenario.id, crisis.id),
                    times: crisis.tensions.len(),
                });
                for tension in &crisis.tensions {
                    *tensions.entry(&tension.0).or_default() += 1;
                }
                for response in &crisis.responses {
                    for practice in &response.practices {
                        *practices.entry(practice.name()).or_default() += 1;
                    }
                    for skill in &response.skills {
                        *skills.entry(&skill.0).or_default() += 1;
                    }
                    for idea in &response.ideas {
                        *ideas.entry(&idea.0).or_default() += 1;
                    }
                }
            }
        }
        let counts = |ids: Vec<&str>, times: &BTreeMap<&str, usize>| -> Vec<Count> {
            let count = |id: &str| Count {
                id: id.to_owned(),
                times: times.get(id).copied().unwrap_or(0),
            };
            ids.into_iter().map(count).collect()
        };
        let words = framework();
        let ids = |list: &'static [String]| list.iter().map(String::as_str).collect();
        let [practices, skills, tensions, ideas] = &times;
        Self {
            scenarios: count,
            practices: counts(Practice::ALL.iter().map(|p| p.name()).collect(), practices),
            skills: counts(ids(&words.skill_ids), skills),
            tensions: counts(ids(&words.tension_ids), tensions),
            ideas: counts(ids(&words.idea_ids), ideas),
            crises,
        }
    }

    /// What a library of scenarios is held to: nothing for a few.
    #[must_use]
    pub fn held_to(&self, limits: &LibraryBounds) -> Vec<Figure> {
        if self.scenarios < limits.scenarios {
            return Vec::new();
        }
        [
            (
                "responses that exercise the rarest idea",
                &self.ideas,
                limits.idea_least,
            ),
            (
                "crises with the rarest tension",
                &self.tensions,
                limits.tension_least,
            ),
            (
                "tensions of the crisis with fewest",
                &self.crises,
                limits.crisis_least,
            ),
        ]
        .into_iter()
        .filter_map(|(what, list, least)| {
            let rarest = list.iter().min_by_key(|count| count.times)?;
            let what = format!("{what} ({})", rarest.id);
            let figure = Figure::new("measured-library", what, rarest.times as f64, Unit::Number);
            Some(figure.least(least as f64))
        })
        .collect()
    }

    /// The four lists with what they are called.
    #[must_use]
    pub fn lists(&self) -> [(&'static str, &[Count]); 4] {
        [
            ("practices", &self.practices),
            ("skills", &self.skills),
            ("tensions", &self.tensions),
            ("ideas", &self.ideas),
        ]
    }
}

/// The words of a list that nothing exercises.
#[must_use]
pub fn missing(list: &[Count]) -> Vec<&str> {
    let never = list.iter().filter(|count| count.times == 0);
    never.map(|count| count.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Coverage, Figure, LibraryBounds, missing};
    use crate::content::raw::{RawCrisis, RawResponse, RawScenario, Word};
    use crate::engine::Practice;

    #[test]
    fn what_is_tagged_is_counted_and_the_rest_is_missing() {
        let response = RawResponse {
            practices: vec![Practice::PlanBudget],
            skills: vec![Word("Delegation".to_owned())],
            ..RawResponse::default()
        };
        let scenario = RawScenario {
            crises: vec![RawCrisis {
                tensions: vec![Word("PeopleProcess".to_owned())],
                responses: vec![response.clone(), response],
                ..RawCrisis::default()
            }],
            ..RawScenario::default()
        };
        let coverage = Coverage::of([&scenario, &scenario]);
        assert_eq!(coverage.scenarios, 2);
        let times =
            |list: &[super::Count], id: &str| list.iter().find(|c| c.id == id).map(|c| c.times);
        assert_eq!(times(&coverage.practices, "PlanBudget"), Some(4));
        assert_eq!(times(&coverage.skills, "Delegation"), Some(4));
        assert_eq!(times(&coverage.tensions, "PeopleProcess"), Some(2));
        assert_eq!(coverage.crises[0].times, 1);
        let limits = LibraryBounds {
            scenarios: 2,
            idea_least: 1,
            tension_least: 0,
            crisis_least: 1,
        };
        let passes: Vec<bool> = coverage
            .held_to(&limits)
            .iter()
            .map(Figure::passes)
            .collect();
        assert_eq!(passes, [false, true, true], "no idea is exercised");
        let more = LibraryBounds {
            scenarios: 3,
            ..limits
        };
        assert_eq!(coverage.held_to(&more), [], "two are no library");
        assert_eq!(missing(&coverage.practices).len(), 5);
        assert_eq!(missing(&coverage.ideas).len(), coverage.ideas.len());
    }
}
