//! Messages as text, refusals as sentences, and the clock.

use super::protocol::ToPage;
use crate::session::live::LiveRefused;

/// A refusal as people read it.
pub(super) fn sentence(refused: &LiveRefused) -> String {
    let text = refused.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str() + "."
}

pub(super) fn json(message: &ToPage<'_>) -> String {
    serde_json::to_string(message).expect("messages hold nothing that JSON cannot")
}

/// The time in milliseconds since 1970 (UTC).
pub(super) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
