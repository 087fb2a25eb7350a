//! Every name of a scenario, looked up in one place.

use std::collections::HashMap;

use super::Compiler;
use crate::content::finding::{At, Finding, nearest};
use crate::content::framework::framework;
use crate::content::raw::{RawScenario, Word};
use crate::engine::Slot;

/// Positions by name. Made once for a scenario; reports names that stand for two things.
pub(super) struct Names<'a> {
    pub(super) crises: HashMap<&'a str, u32>,
    /// By `crisis/response`.
    pub(super) responses: HashMap<(&'a str, &'a str), u32>,
    /// By crisis, response and outcome: the outcome's place in the file, counted through the whole scenario.
    pub(super) outcomes: HashMap<(&'a str, &'a str, &'a str), u32>,
    pub(super) promises: HashMap<&'a str, u32>,
    pub(super) members: HashMap<&'a str, u32>,
    pub(super) meters: HashMap<&'a str, u32>,
    pub(super) variables: HashMap<&'a str, u32>,
    pub(super) flags: HashMap<&'a str, u32>,
    pub(super) values: HashMap<&'a str, u32>,
    pub(super) seats: HashMap<&'a str, u32>,
}

/// Counts that conditions know beside the levels of every scenario; a declared number may be called like none of them.
const COUNTED: [&str; 5] = ["turn", "led", "managed", "both", "waited"];

/// Names of numbers that every scenario has.
pub(super) fn built_in() -> impl Iterator<Item = &'static str> {
    Slot::CORE_NAMES[..Slot::LEVELS]
        .iter()
        .chain(&COUNTED)
        .copied()
}

impl<'a> Names<'a> {
    pub(super) fn new(raw: &'a RawScenario, findings: &mut Vec<Finding>) -> Self {
        let root = At::ROOT;
        let mut responses = HashMap::new();
        let mut outcomes = HashMap::new();
        let mut promises = HashMap::new();
        let mut promise_places: Vec<Vec<crate::content::finding::Step>> = Vec::new();
        let (mut response_count, mut outcome_count) = (0, 0);
        let crises_at = root.field("crises");
        for (c, crisis) in raw.crises.iter().enumerate() {
            let crisis_at = crises_at.index(c);
            let responses_at = crisis_at.field("responses");
            let mut first_response: HashMap<&str, usize> = HashMap::new();
            for (r, response) in crisis.responses.iter().enumerate() {
                let response_at = responses_at.index(r);
                let own = first_response.entry(&*response.id).or_insert(r);
                if responses
                    .insert((&*crisis.id, &*response.id), response_count)
                    .is_some()
                    && !response.id.is_empty()
                {
                    let first = responses_at.index(*own);
                    findings.push(
                        duplicate(
                            "response of this crisis",
                            &response.id,
                            &response_at.field("id"),
                        )
                        .related(&first.field("id"), "first used here"),
                    );
                }
                response_count += 1;
                let outcomes_at = response_at.field("outcomes");
                for (o, outcome) in response.outcomes.iter().enumerate() {
                    let key = (&*crisis.id, &*response.id, &*outcome.id);
                    if !outcome.id.is_empty() && outcomes.insert(key, outcome_count).is_some() {
                        findings.push(duplicate(
                            "outcome of this response",
                            &outcome.id,
                            &outcomes_at.index(o).field("id"),
                        ));
                    }
                    outcome_count += 1;
                }
                let promises_at = response_at.field("promises");
                for (p, promise) in response.promises.iter().enumerate() {
                    let promise_at = promises_at.index(p);
                    let place = promise_at.field("id");
                    if let Some(first) = promises.insert(&*promise.id, promise_places.len() as u32)
                        && !promise.id.is_empty()
                    {
                        let mut finding = duplicate("promise", &promise.id, &place);
                        if let Some(steps) = promise_places.get(first as usize) {
                            finding
                                .related
                                .push((steps.clone(), "first used here".to_owned()));
                        }
                        findings.push(finding);
                    }
                    promise_places.push(place.steps());
                }
            }
        }
        let mut list =
            |what, field, ids: Vec<&'a str>| unique(what, &root.field(field), ids, findings);
        Self {
            crises: list(
                "crisis",
                "crises",
                raw.crises.iter().map(|x| &*x.id).collect(),
            ),
            members: list("member", "team", raw.team.iter().map(|x| &*x.id).collect()),
            meters: list(
                "meter",
                "meters",
                raw.meters.iter().map(|x| &*x.id).collect(),
            ),
            variables: list(
                "variable",
                "variables",
                raw.variables.iter().map(|x| &*x.id).collect(),
            ),
            values: list(
                "value",
                "values",
                raw.values.iter().map(|x| &*x.id).collect(),
            ),
            seats: list("seat", "seats", raw.seats.iter().map(|x| &*x.id).collect()),
            flags: {
                let at = root.field("flags");
                let mut flags = HashMap::new();
                for (i, flag) in raw.flags.iter().enumerate() {
                    if flags.insert(&**flag, i as u32).is_some() {
                        findings.push(duplicate("flag", flag, &at.index(i)));
                    }
                }
                flags
            },
            responses,
            outcomes,
            promises,
        }
        .with_endings(raw, findings)
    }

    fn with_endings(self, raw: &'a RawScenario, findings: &mut Vec<Finding>) -> Self {
        unique(
            "ending",
            &At::ROOT.field("endings"),
            raw.endings.iter().map(|x| &*x.id).collect(),
            findings,
        );
        self
    }

    pub(super) fn roles(&self) -> &'static [String] {
        &framework().role_ids
    }
}

pub(super) fn unique<'a>(
    what: &str,
    at: &At<'_>,
    ids: Vec<&'a str>,
    findings: &mut Vec<Finding>,
) -> HashMap<&'a str, u32> {
    let mut known: HashMap<&'a str, u32> = HashMap::with_capacity(ids.len());
    for (i, id) in ids.into_iter().enumerate() {
        if let Some(first) = known.get(id) {
            if !id.is_empty() {
                let finding = duplicate(what, id, &at.index(i).field("id"));
                findings.push(
                    finding.related(&at.index(*first as usize).field("id"), "first used here"),
                );
            }
        } else {
            known.insert(id, i as u32);
        }
    }
    known
}

fn duplicate(what: &str, id: &str, at: &At<'_>) -> Finding {
    Finding::error(
        "duplicate-id",
        at,
        format!("there is another {what} with the id \"{id}\""),
    )
    .label("used twice")
    .help("give one of them another id: saves and conditions rely on ids")
}

impl<'a> Compiler<'a> {
    /// Looks a name up, and says which one may have been meant if it does not exist.
    fn look_up(
        &mut self,
        code: &'static str,
        what: &str,
        name: &str,
        table: &HashMap<&'a str, u32>,
        at: &At<'_>,
    ) -> Option<u32> {
        if let Some(&position) = table.get(name) {
            return Some(position);
        }
        let help = self.helps().then(|| {
            let mut known: Vec<&str> = table.keys().copied().filter(|k| !k.is_empty()).collect();
            known.sort_unstable();
            suggestion(name, &known, what)
        });
        self.error(
            code,
            at,
            format!("there is no {what} \"{name}\" in this scenario"),
        )
        .help = help;
        None
    }

    pub(super) fn member(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        self.look_up("unknown-member", "member", name, &self.names.members, at)
            .filter(|&m| m < u32::from(self.tables.layout.members))
    }

    pub(super) fn meter(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        self.look_up(
            "unknown-meter",
            "declared meter",
            name,
            &self.names.meters,
            at,
        )
        .filter(|&m| m < u32::from(self.tables.layout.extra_meters))
    }

    pub(super) fn variable(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        self.look_up(
            "unknown-variable",
            "variable",
            name,
            &self.names.variables,
            at,
        )
        .filter(|&m| m < u32::from(self.tables.layout.variables))
    }

    pub(super) fn flag(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        self.look_up("unknown-flag", "flag", name, &self.names.flags, at)
    }

    pub(super) fn value(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        self.look_up("unknown-value", "value", name, &self.names.values, at)
    }

    pub(super) fn promise_named(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        self.look_up("unknown-promise", "promise", name, &self.names.promises, at)
    }

    pub(super) fn seat(&mut self, name: &str, at: &At<'_>) {
        self.look_up("unknown-seat", "seat", name, &self.names.seats, at);
    }

    pub(super) fn crisis_named(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        self.look_up("unknown-crisis", "crisis", name, &self.names.crises, at)
    }

    pub(super) fn response_named(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        let Some((crisis, response)) = name.split_once('/') else {
            let responses = self.names.responses.keys().filter(|_| self.helps());
            let owners = responses.filter(|(_, r)| *r == name).map(|(c, _)| *c);
            let owner = owners.min();
            let full = owner.map_or_else(
                || "\"crisis/response\"".to_owned(),
                |c| format!("\"{c}/{name}\""),
            );
            self.error(
                "unknown-response",
                at,
                format!("\"{name}\" does not say which crisis the response belongs to"),
            )
            .help = Some(format!("write {full}"));
            return None;
        };
        self.crisis_named(crisis, at)?;
        if let Some(&position) = self.names.responses.get(&(crisis, response)) {
            return Some(position);
        }
        let help = self.helps().then(|| {
            let responses = self.names.responses.keys().filter(|(c, _)| *c == crisis);
            let mut known: Vec<&str> = responses.map(|(_, r)| *r).collect();
            known.sort_unstable();
            suggestion(response, &known, "response")
        });
        self.error(
            "unknown-response",
            at,
            format!("the crisis \"{crisis}\" has no response \"{response}\""),
        )
        .help = help;
        None
    }

    /// The outcome's place in the file, counted through the whole scenario.
    pub(super) fn outcome_named(&mut self, name: &str, at: &At<'_>) -> Option<u32> {
        let mut parts = name.splitn(3, '/');
        let (Some(crisis), Some(response), Some(outcome)) =
            (parts.next(), parts.next(), parts.next())
        else {
            self.error(
                "unknown-outcome",
                at,
                format!("\"{name}\" does not name an outcome"),
            )
            .help =
                Some("write \"crisis/response/outcome\", and give the outcome an `id`".to_owned());
            return None;
        };
        if let Some(&position) = self.names.outcomes.get(&(crisis, response, outcome)) {
            return Some(position);
        }
        self.response_named(&format!("{crisis}/{response}"), at)?;
        let help = self.helps().then(|| {
            let outcomes = self.names.outcomes.keys();
            let mut known: Vec<&str> = outcomes
                .filter(|(c, r, _)| *c == crisis && *r == response)
                .map(|(_, _, o)| *o)
                .collect();
            known.sort_unstable();
            if known.is_empty() {
                format!("give the outcome that you mean an `id: \"{outcome}\"`")
            } else {
                suggestion(outcome, &known, "outcome")
            }
        });
        self.error(
            "unknown-outcome",
            at,
            format!("the response \"{crisis}/{response}\" has no outcome \"{outcome}\""),
        )
        .help = help;
        None
    }

    /// A bare word of the framework.
    pub(super) fn word(&mut self, word: &Word, known: &[String], what: &str, at: &At<'_>) {
        if word.0.is_empty() || known.contains(&word.0) {
            return;
        }
        let help = self.helps().then(|| {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            suggestion(&word.0, &known, what)
        });
        self.error(
            "unknown-word",
            at,
            format!("the framework knows no {what} {}", word.0),
        )
        .help = help;
    }

    pub(super) fn words(&mut self, words: &[Word], known: &[String], what: &str, at: &At<'_>) {
        for (i, word) in words.iter().enumerate() {
            self.word(word, known, what, &at.index(i));
        }
    }
}

/// What to write instead of a name that does not exist.
pub(super) fn suggestion(name: &str, known: &[&str], what: &str) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if known.is_empty() => declaration(name, what),
        None if known.len() <= 12 => format!("known are: {}", known.join(", ")),
        None => format!(
            "known are: {}, and {} more",
            known[..10].join(", "),
            known.len() - 10
        ),
    }
}

/// How something of which the scenario has none yet is declared.
fn declaration(name: &str, what: &str) -> String {
    match what {
        "flag" => format!("declare it before the team: flags: [\"{name}\"]"),
        "variable" => format!("declare it before the team: variables: [(id: \"{name}\")]"),
        "declared meter" => {
            format!("declare it before the team: meters: [(id: \"{name}\", name: \"…\")]")
        }
        "value" => format!("declare it before the team: values: [(id: \"{name}\", text: \"…\")]"),
        "promise" => format!("make it in a response: promises: [(id: \"{name}\", …)]"),
        _ => format!("declare it first: this scenario has no {what}"),
    }
}
