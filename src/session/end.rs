//! How a playthrough ended, as plain data.

use serde::Serialize;

use crate::debrief::Fell;

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EndView {
    /// Stable id of the ending.
    pub id: String,
    /// A few words.
    pub title: String,
    /// The closing text.
    pub text: String,
    /// Name of the meter that reached 0, if one did.
    pub collapsed: Option<String>,
    /// Where that was, and what took the most from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fell: Option<Fell>,
    /// Turns played.
    pub turns: u16,
    /// The grade, whole points from 0 to 100.
    pub grade: i32,
    /// Promises that were kept.
    pub kept: Vec<String>,
    /// Promises that were broken.
    pub broken: Vec<String>,
    /// Promises that nobody could judge before the end.
    pub unjudged: Vec<String>,
    /// Full names of those who left.
    pub left: Vec<String>,
}
