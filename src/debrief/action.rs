//! What to try next, as plain data.

use serde::Serialize;

/// What to try next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// One habit to start.
    pub start: Advice,
    /// One to stop.
    pub stop: Advice,
    /// One hat to practise.
    pub practise: Advice,
}

/// One piece of advice and what in the playthrough it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// A few words.
    pub title: String,
    /// What to do.
    pub text: String,
    /// What it rests on.
    pub because: String,
}
