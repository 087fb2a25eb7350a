//! Questions before and after: the bodies of their events, and what a seat has answered.

use serde::{Deserialize, Serialize};

use crate::content::quiz::{Answer, FormId, When};
use crate::session::event::Personal;

/// The room asks questions before and after, or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionsSet {
    /// Whether it does.
    pub on: bool,
}

/// Somebody answered a form. The answers lie outside the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionsAnswered {
    /// The seat.
    pub seat: u32,
    /// The number that its device gave to it.
    pub cid: u64,
    /// Before or after.
    pub when: When,
    /// Which form.
    pub form: FormId,
    /// The answers, as JSON.
    pub answers: Personal,
}

/// A form that a seat has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) when: When,
    pub(super) form: FormId,
    /// Nothing once they were removed.
    pub(super) answers: Option<Vec<Answer>>,
}
