//! The file of the forms, read and checked.

use std::collections::HashSet;

use serde::Deserialize;

use super::{Form, FormId, Quiz, SITUATIONS};
use crate::engine::Hat;

/// Reasons of a situation.
const REASONS: usize = 4;

/// What is wrong with a file of forms, or of answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Mistake(pub(super) String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    forms: Vec<Form>,
}

impl Quiz {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let file: File = crate::content::options().from_str(text).map_err(|error| {
            let line = error.span.start.line;
            Mistake(format!("line {line}: {}", error.code))
        })?;
        if file.format != 1 {
            return Err(Mistake(format!(
                "it has format {}, and this program reads format 1",
                file.format
            )));
        }
        let forms: [Form; 2] = file
            .forms
            .try_into()
            .map_err(|all: Vec<_>| Mistake(format!("it has {} forms, not A and B", all.len())))?;
        let [a, b] = &forms;
        if (a.id, b.id) != (FormId::A, FormId::B) {
            return Err(Mistake("the forms are not A and B, in this order".into()));
        }
        let mut ids = HashSet::new();
        for form in &forms {
            let wrong = |what: String| Mistake(format!("form {}: {what}", form.id.name()));
            if form.situations.len() != SITUATIONS {
                let count = form.situations.len();
                return Err(wrong(format!(
                    "it has {count} situations, not {SITUATIONS}"
                )));
            }
            // Who always gives one answer shall be found out by either form.
            for hat in Hat::ALL {
                if form.situations.iter().all(|s| s.job != hat) {
                    return Err(wrong(format!("no situation asks for {}", hat.name())));
                }
            }
            for situation in &form.situations {
                let wrong = |what: &str| wrong(format!("situation \"{}\": {what}", situation.id));
                if !ids.insert(situation.id.clone()) {
                    return Err(wrong("another one has this id"));
                }
                if situation.text.trim().is_empty() || situation.key.trim().is_empty() {
                    return Err(wrong("its text or its key is empty"));
                }
                if situation.reasons.len() != REASONS {
                    return Err(wrong("it does not have four reasons"));
                }
                if situation.reasons.iter().filter(|r| r.right).count() != 1 {
                    return Err(wrong("one of its reasons has to be right, and only one"));
                }
                let own: HashSet<&str> = situation.reasons.iter().map(|r| &*r.id).collect();
                if own.len() != REASONS {
                    return Err(wrong("two of its reasons have the same id"));
                }
            }
        }
        Ok(Self { forms })
    }
}
