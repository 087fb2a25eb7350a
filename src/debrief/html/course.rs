//! What was changed about the course of the game.

use super::escape::escape;
use crate::debrief::report::Debrief;

/// The list; nothing if nothing was changed.
pub(super) fn course(debrief: &Debrief) -> String {
    if debrief.course.is_empty() {
        return String::new();
    }
    let items: String = debrief
        .course
        .iter()
        .map(|change| {
            format!(
                "<li><b>{}.</b> {}</li>",
                escape(&change.when()),
                escape(&change.said)
            )
        })
        .collect();
    let counted = debrief
        .taken_back()
        .map_or_else(String::new, |said| format!("<p>{}</p>", escape(&said)));
    format!("<h3>What was changed on the way</h3><ul class=\"course\">{items}</ul>{counted}")
}
