//! What is not wrong, but would surprise players or authors.

use crate::content::finding::Finding;
use crate::content::raw::RawScenario;
use crate::content::story::Story;

/// Adds the warnings.
pub(super) fn lint(_raw: &RawScenario, _story: Option<&Story>, _findings: &mut Vec<Finding>) {}
