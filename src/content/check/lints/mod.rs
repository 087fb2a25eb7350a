//! What is not wrong, but would surprise players or authors.

mod answers;
mod bounds;
mod facts;
mod glyphs;
mod ids;
mod numbers;
mod order;
mod paths;
mod plain;
mod possible;
mod reach;
mod texts;
mod unused;
mod why;

pub(crate) use glyphs::lint_glyphs;
pub(crate) use ids::lint_others;
pub use ids::{Other, misread};
pub use possible::Possible;

use crate::content::finding::Finding;
use crate::content::raw::RawScenario;
use crate::content::story::Story;

/// Crises up to which it is followed what can happen: that takes a time that grows faster than their number.
const MOST_FOLLOWED: usize = 300;

/// Adds the warnings. Those that follow what can happen need a story, which exists only if nothing is wrong.
pub(super) fn lint(raw: &RawScenario, story: Option<&Story>, findings: &mut Vec<Finding>) {
    texts::lint(raw, findings);
    plain::lint(raw, findings);
    answers::lint(raw, findings);
    numbers::lint(raw, findings);
    ids::lint(raw, findings);
    if let Some(story) = story {
        unused::lint(story, findings);
        if raw.crises.len() <= MOST_FOLLOWED {
            paths::lint(story, findings);
        }
    }
}
