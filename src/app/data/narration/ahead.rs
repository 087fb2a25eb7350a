//! What lies ahead, in words: promises and dates, counted in crises.

use crate::session::{ClockView, OpenPromise};

/// In how many crises something is, in words.
#[must_use]
pub(crate) fn due(at: u16, now: u16) -> String {
    match at.saturating_sub(now) {
        0 => "due now".to_owned(),
        1 => "due next crisis".to_owned(),
        n => format!("due in {n} crises"),
    }
}

/// A promise, in words: to whom, and by when.
#[must_use]
pub(crate) fn promised(open: &OpenPromise, now: u16) -> String {
    let to = open.to.as_deref().unwrap_or("the team");
    format!("Promised to {to}, {}", due(open.due, now))
}

/// A date of the story, in words.
#[must_use]
pub(crate) fn dated(clock: &ClockView, now: u16) -> String {
    let text = clock.text.trim_end_matches('.');
    match clock.turn {
        None if clock.day.is_empty() => text.to_owned(),
        None => format!("{text}: {}", clock.day),
        Some(turn) => match turn.saturating_sub(now) {
            0 => format!("{text}: now"),
            1 => format!("{text}: next crisis"),
            n => format!("{text}: in {n} crises"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::due;

    #[test]
    fn what_is_due_is_said_in_crises() {
        assert_eq!(due(4, 4), "due now");
        assert_eq!(due(5, 4), "due next crisis");
        assert_eq!(due(7, 4), "due in 3 crises");
        assert_eq!(due(2, 4), "due now");
    }
}
