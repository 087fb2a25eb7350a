//! Warnings that an author has silenced, each with a reason.

use crate::content::diagnostic::Severity;
use crate::content::finding::{At, Finding, Step};
use crate::content::raw::RawScenario;

/// What was looked for beside what a file shows by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looked {
    /// What plays show.
    pub(super) measured: bool,
    /// What other files show.
    pub(super) among_others: bool,
}

impl Looked {
    /// Whether warnings of this code were looked for.
    fn at(self, code: &str) -> bool {
        let of_others = matches!(code, "same-id" | "hides-built-in");
        (self.measured || !code.starts_with("measured-")) && (self.among_others || !of_others)
    }
}

/// The `silence` entries of a scenario.
pub(super) struct Silence {
    entries: Vec<Entry>,
    problems: Vec<Finding>,
}

struct Entry {
    code: String,
    reason: String,
    /// The beginning of every place that it covers; empty is the whole file.
    place: Vec<Step>,
    used: bool,
    position: usize,
}

impl Silence {
    /// `readable` if nothing of the file was lost: only then is it sure that an id does not exist.
    pub(super) fn new(raw: &RawScenario, readable: bool) -> Self {
        let mut silence = Self {
            entries: Vec::new(),
            problems: Vec::new(),
        };
        let list = At::ROOT.field("silence");
        for (position, entry) in raw.silence.iter().enumerate() {
            let at = list.index(position);
            if entry.reason.trim().is_empty() {
                let reason = at.field("reason");
                silence.problems.push(
                    Finding::warning(
                        "silence-without-reason",
                        &reason,
                        "a warning is silenced without saying why",
                    )
                    .help("write the reason, for whoever reads the file next"),
                );
            }
            let place = match &entry.at {
                None => Some(Vec::new()),
                Some(name) => find(raw, name),
            };
            let Some(place) = place else {
                if !readable {
                    continue;
                }
                silence.problems.push(
                    Finding::warning("unknown-place", &at.field("at"), "nothing in this scenario has this id")
                        .help("write the id of a crisis, a member, an ending, ..., or \"crisis/response\""),
                );
                continue;
            };
            silence.entries.push(Entry {
                code: entry.code.clone(),
                reason: entry.reason.clone(),
                place,
                used: false,
                position,
            });
        }
        silence
    }

    /// The findings that are left, and those that are silenced with their reasons. `complete` if every warning was looked for: only then is
    /// an entry that silences nothing worth a word.
    pub(super) fn apply(
        mut self,
        findings: Vec<Finding>,
        complete: bool,
        looked: Looked,
    ) -> (Vec<Finding>, Vec<(Finding, String)>) {
        let (mut kept, mut silenced) = (self.problems, Vec::new());
        for finding in findings {
            let entry = self.entries.iter_mut().find(|entry| {
                finding.severity == Severity::Warning
                    && entry.code == finding.code
                    && finding.place.starts_with(&entry.place)
            });
            match entry {
                Some(entry) => {
                    entry.used = true;
                    silenced.push((finding, entry.reason.clone()));
                }
                None => kept.push(finding),
            }
        }
        let list = At::ROOT.field("silence");
        for entry in self
            .entries
            .iter()
            .filter(|entry| complete && !entry.used && looked.at(&entry.code))
        {
            kept.push(
                Finding::warning(
                    "silence-without-warning",
                    &list.index(entry.position).field("code"),
                    format!("there is no warning \"{}\" to silence here", entry.code),
                )
                .help("take the entry out"),
            );
        }
        (kept, silenced)
    }
}

/// The place of whatever has this id.
fn find(raw: &RawScenario, name: &str) -> Option<Vec<Step>> {
    let (id, response) = name
        .split_once('/')
        .map_or((name, None), |(c, r)| (c, Some(r)));
    let list =
        |field, position: Option<usize>| Some(vec![Step::Field(field), Step::Index(position?)]);
    if let Some(crisis) = raw.crises.iter().position(|c| c.id == id) {
        let mut place = list("crises", Some(crisis))?;
        if let Some(response) = response {
            let position = raw.crises[crisis]
                .responses
                .iter()
                .position(|r| r.id == response)?;
            place.extend([Step::Field("responses"), Step::Index(position)]);
        }
        return Some(place);
    }
    list("team", raw.team.iter().position(|x| x.id == id))
        .or_else(|| list("endings", raw.endings.iter().position(|x| x.id == id)))
        .or_else(|| list("values", raw.values.iter().position(|x| x.id == id)))
        .or_else(|| list("meters", raw.meters.iter().position(|x| x.id == id)))
        .or_else(|| list("variables", raw.variables.iter().position(|x| x.id == id)))
        .or_else(|| list("flags", raw.flags.iter().position(|x| x == id)))
}
