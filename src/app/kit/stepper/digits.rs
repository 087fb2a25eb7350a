//! Which digits are typed into a number, and what they make.

use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;

use super::super::keys::meant;

/// The digit that is typed: what the key writes, or else its place.
pub(super) fn digit(input: &KeyboardInput) -> Option<char> {
    if let Key::Character(text) = &input.logical_key
        && let Some(digit) = text.chars().next().filter(char::is_ascii_digit)
    {
        return Some(digit);
    }
    let place = match meant(input) {
        KeyCode::Digit0 => '0',
        KeyCode::Digit1 => '1',
        KeyCode::Digit2 => '2',
        KeyCode::Digit3 => '3',
        KeyCode::Digit4 => '4',
        KeyCode::Digit5 => '5',
        KeyCode::Digit6 => '6',
        KeyCode::Digit7 => '7',
        KeyCode::Digit8 => '8',
        KeyCode::Digit9 => '9',
        _ => return None,
    };
    Some(place)
}

/// Whether a number that has the focus takes this key for itself.
pub(crate) fn takes(input: &KeyboardInput) -> bool {
    digit(input).is_some()
        || matches!(
            meant(input),
            KeyCode::Minus | KeyCode::Equal | KeyCode::Backspace | KeyCode::Enter
        )
}

/// What comes of a key while so many digits stand there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// These digits, and the number to be set.
    Now(String, Option<u16>),
    /// More than the number may be.
    TooMuch,
}

pub(super) fn add(digits: Option<&str>, digit: char, least: u16, most: u16) -> Typed {
    let mut text = digits
        .unwrap_or_default()
        .trim_start_matches('0')
        .to_owned();
    text.push(digit);
    match text.parse::<u16>() {
        Ok(number) if number <= most => {
            Typed::Now(text, Some(number).filter(|number| *number >= least))
        }
        _ => Typed::TooMuch,
    }
}

pub(super) fn rub(digits: Option<&str>, value: Option<u16>, least: u16) -> Typed {
    let mut text = match (digits, value) {
        (Some(digits), _) => digits.to_owned(),
        (None, Some(value)) => value.to_string(),
        (None, None) => String::new(),
    };
    text.pop();
    let number = text.parse::<u16>().unwrap_or(0);
    Typed::Now(text, Some(number).filter(|number| *number >= least))
}

#[cfg(test)]
mod tests {
    use super::super::Stepper;
    use super::*;

    fn now(digits: &str, number: impl Into<Option<u16>>) -> Typed {
        Typed::Now(digits.to_owned(), number.into())
    }

    #[test]
    fn digits_make_a_number_between_its_bounds() {
        assert_eq!(add(None, '4', 20, 180), now("4", None));
        assert_eq!(add(Some("4"), '5', 20, 180), now("45", 45));
        assert_eq!(add(Some("45"), '0', 20, 180), Typed::TooMuch);
        assert_eq!(add(Some("0"), '7', 0, 24), now("7", 7));
        assert_eq!(add(Some("65535"), '9', 0, u16::MAX), Typed::TooMuch);
        assert_eq!(rub(None, Some(45), 20), now("4", None));
        assert_eq!(rub(Some("4"), Some(45), 0), now("", 0));
        assert_eq!(rub(None, None, 0), now("", 0));
    }

    #[test]
    fn a_step_goes_to_the_next_whole_one() {
        let stepper = |value| Stepper::new("n", "N", value, (20, 180), |_| AppExit::Success).by(5);
        assert_eq!(stepper(Some(47)).stepped(true), 50);
        assert_eq!(stepper(Some(47)).stepped(false), 45);
        assert_eq!(stepper(Some(45)).stepped(false), 40);
        assert_eq!(stepper(Some(20)).stepped(false), 20);
        assert_eq!(stepper(Some(180)).stepped(true), 180);
        assert_eq!(stepper(None).stepped(true), 20);
    }
}
