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

/// A date of the story, in words: when it is, where the story knows that and the text does not say it.
#[must_use]
pub(crate) fn dated(clock: &ClockView, now: u16) -> String {
    let text = clock.text.trim_end_matches('.');
    let in_text = |word: &str| text.split([' ', ',']).any(|of| of == word);
    let mut days = clock.moment.split([' ', ',']);
    let said = days.any(|day| day.starts_with(|c: char| c.is_ascii_digit()) && in_text(day));
    match clock.turn {
        None if clock.moment.is_empty() || said => text.to_owned(),
        None => format!("{text}: {}", clock.moment),
        Some(turn) => match turn.saturating_sub(now) {
            0 => format!("{text}: now"),
            1 => format!("{text}: next crisis"),
            n => format!("{text}: in {n} crises"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{dated, due};
    use crate::session::ClockView;

    #[test]
    fn a_date_says_when_it_is_once() {
        let clock = |text: &str, moment: &str| ClockView {
            id: "vote".to_owned(),
            text: text.to_owned(),
            turn: None,
            moment: moment.to_owned(),
        };
        let said = |text, moment| dated(&clock(text, moment), 1);
        let day = "Thursday the 26th, 19:00";
        assert_eq!(
            said("They vote", day),
            "They vote: Thursday the 26th, 19:00"
        );
        assert_eq!(said("They vote on the 26th", day), "They vote on the 26th");
        assert_eq!(said("They vote", ""), "They vote");
    }

    #[test]
    fn what_is_due_is_said_in_crises() {
        assert_eq!(due(4, 4), "due now");
        assert_eq!(due(5, 4), "due next crisis");
        assert_eq!(due(7, 4), "due in 3 crises");
        assert_eq!(due(2, 4), "due now");
    }
}
