//! Which key is meant, whatever keyboard it is on.

use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};

/// The key that a numeral means: those above the letters and those of the number block do the same.
const fn plain(key: KeyCode) -> KeyCode {
    match key {
        KeyCode::Numpad0 => KeyCode::Digit0,
        KeyCode::Numpad1 => KeyCode::Digit1,
        KeyCode::Numpad2 => KeyCode::Digit2,
        KeyCode::Numpad3 => KeyCode::Digit3,
        KeyCode::Numpad4 => KeyCode::Digit4,
        KeyCode::Numpad5 => KeyCode::Digit5,
        KeyCode::Numpad6 => KeyCode::Digit6,
        KeyCode::Numpad7 => KeyCode::Digit7,
        KeyCode::Numpad8 => KeyCode::Digit8,
        KeyCode::Numpad9 => KeyCode::Digit9,
        KeyCode::NumpadAdd => KeyCode::Equal,
        KeyCode::NumpadSubtract => KeyCode::Minus,
        key => key,
    }
}

/// The key that is meant: letters by what they write, so that `N` is where the keyboard's owner has it; the rest by its place.
pub(crate) fn meant(input: &KeyboardInput) -> KeyCode {
    if let Key::Character(text) = &input.logical_key {
        match text.as_str() {
            "?" => return KeyCode::F1,
            "+" => return KeyCode::Equal,
            "-" => return KeyCode::Minus,
            _ => {}
        }
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && let Some(key) = letter_key(letter)
        {
            return key;
        }
    }
    plain(input.key_code)
}

const LETTERS: [KeyCode; 26] = [
    KeyCode::KeyA,
    KeyCode::KeyB,
    KeyCode::KeyC,
    KeyCode::KeyD,
    KeyCode::KeyE,
    KeyCode::KeyF,
    KeyCode::KeyG,
    KeyCode::KeyH,
    KeyCode::KeyI,
    KeyCode::KeyJ,
    KeyCode::KeyK,
    KeyCode::KeyL,
    KeyCode::KeyM,
    KeyCode::KeyN,
    KeyCode::KeyO,
    KeyCode::KeyP,
    KeyCode::KeyQ,
    KeyCode::KeyR,
    KeyCode::KeyS,
    KeyCode::KeyT,
    KeyCode::KeyU,
    KeyCode::KeyV,
    KeyCode::KeyW,
    KeyCode::KeyX,
    KeyCode::KeyY,
    KeyCode::KeyZ,
];

fn letter_key(letter: char) -> Option<KeyCode> {
    let letter = letter.to_ascii_lowercase();
    let position = u32::from(letter).checked_sub(u32::from('a'))?;
    LETTERS.get(position as usize).copied()
}

#[cfg(test)]
mod tests {
    use bevy::ecs::entity::Entity;
    use bevy::input::ButtonState;

    use super::*;

    fn pressed(code: KeyCode, writes: &str) -> KeyboardInput {
        KeyboardInput {
            key_code: code,
            logical_key: Key::Character(writes.into()),
            state: ButtonState::Pressed,
            text: None,
            repeat: false,
            window: Entity::PLACEHOLDER,
        }
    }

    #[test]
    fn letters_go_by_what_they_write_and_numerals_by_their_place() {
        // On a French keyboard, Q writes a, and the key of 1 writes &.
        assert_eq!(meant(&pressed(KeyCode::KeyQ, "a")), KeyCode::KeyA);
        assert_eq!(meant(&pressed(KeyCode::Digit1, "&")), KeyCode::Digit1);
        assert_eq!(meant(&pressed(KeyCode::Numpad3, "3")), KeyCode::Digit3);
        assert_eq!(meant(&pressed(KeyCode::Slash, "?")), KeyCode::F1);
        assert_eq!(meant(&pressed(KeyCode::KeyN, "N")), KeyCode::KeyN);
    }
}
