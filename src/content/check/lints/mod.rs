//! What is not wrong, but would surprise players or authors.

mod answers;
mod bounds;
mod facts;
mod numbers;
mod order;
mod paths;
mod possible;
mod reach;
mod unused;
mod why;
mod words;

pub use possible::Possible;

use crate::content::finding::Finding;
use crate::content::raw::RawScenario;
use crate::content::story::Story;

/// Adds the warnings. Those that follow what can happen need a story, which exists only if nothing is wrong.
pub(super) fn lint(raw: &RawScenario, story: Option<&Story>, findings: &mut Vec<Finding>) {
    words::lint(raw, findings);
    answers::lint(raw, findings);
    numbers::lint(raw, findings);
    if let Some(story) = story {
        unused::lint(story, findings);
        paths::lint(story, findings);
    }
}
