//! The keyboard: a key that is written on a control uses it, wherever the focus is; arrows move the focus, or the page.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input_focus::{FocusCause, InputFocus, InputFocusVisible};
use bevy::math::CompassOctant;
use bevy::prelude::*;
use bevy::text::EditableText;
use bevy::ui::InteractionDisabled;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigator;
use bevy::ui_widgets::Activate;

use super::scroll::Scrolls;
use crate::app::Step;
use crate::app::action::Action;
use crate::app::nav::{Go, Nav, Overlay};
use crate::app::settings::SettingAction;
use crate::app::theme::{Does, Shortcut, Stepper, takes};

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

fn shortcuts(
    mut keys: MessageReader<KeyboardInput>,
    focus: Res<InputFocus>,
    fields: Query<(), With<EditableText>>,
    numbers: Query<(), With<Stepper>>,
    used: Query<(), With<Does>>,
    controls: Query<(Entity, &Shortcut), Without<InteractionDisabled>>,
    nav: Res<Nav>,
    mut visible: ResMut<InputFocusVisible>,
    mut commands: Commands,
    mut out: MessageWriter<Action>,
) {
    let typing = focus.get().is_some_and(|entity| fields.contains(entity));
    let counting = focus.get().is_some_and(|entity| numbers.contains(entity));
    let on_control = focus.get().is_some_and(|entity| used.contains(entity));
    for input in keys.read() {
        if input.state != ButtonState::Pressed || input.repeat {
            continue;
        }
        let key = meant(input);
        // By its place: a question mark is text there.
        let leaves_field = matches!(input.key_code, KeyCode::Escape | KeyCode::F1 | KeyCode::F11);
        if typing && !leaves_field {
            continue;
        }
        // A number takes what is typed; what has the focus is used by these keys already.
        if (counting && takes(input))
            || (on_control && matches!(key, KeyCode::Space | KeyCode::Enter))
        {
            continue;
        }
        if let Some((entity, _)) = controls.iter().find(|(_, keys)| keys.0.contains(&key)) {
            visible.0 = true;
            commands.trigger(Activate { entity });
            continue;
        }
        match key {
            KeyCode::F1 => {
                out.write(Action::Go(Go::Lay(Overlay::Help)));
            }
            KeyCode::F11 => {
                out.write(SettingAction::ToggleFullscreen.into());
            }
            KeyCode::Escape if nav.overlay().is_some() => {
                out.write(Action::Go(Go::Off));
            }
            KeyCode::Escape => {
                out.write(Action::Go(Go::Lay(Overlay::Pause)));
            }
            _ => {}
        }
    }
}

/// Arrows move the focus to what lies there; where nothing does, the page moves.
fn arrows(
    mut keys: MessageReader<KeyboardInput>,
    mut navigator: AutoDirectionalNavigator,
    fields: Query<(), With<EditableText>>,
    mut visible: ResMut<InputFocusVisible>,
    mut scrolls: Scrolls,
) {
    for input in keys.read() {
        if input.state != ButtonState::Pressed {
            continue;
        }
        let focused = navigator.input_focus();
        if focused.is_some_and(|entity| fields.contains(entity)) {
            continue;
        }
        let direction = match input.key_code {
            KeyCode::ArrowUp => CompassOctant::North,
            KeyCode::ArrowDown => CompassOctant::South,
            KeyCode::ArrowLeft => CompassOctant::West,
            KeyCode::ArrowRight => CompassOctant::East,
            KeyCode::PageUp => {
                scrolls.page(focused, -1.0);
                continue;
            }
            KeyCode::PageDown => {
                scrolls.page(focused, 1.0);
                continue;
            }
            KeyCode::Home => {
                scrolls.page(focused, f32::NEG_INFINITY);
                continue;
            }
            KeyCode::End => {
                scrolls.page(focused, f32::INFINITY);
                continue;
            }
            _ => continue,
        };
        visible.0 = true;
        scrolls.go(&mut navigator, direction);
    }
}

/// Nothing of the page may be without the focus: a click beside every control must not strand the keyboard.
fn never_lost(
    mut focus: ResMut<InputFocus>,
    ids: Query<(Entity, Has<super::First>), With<super::FocusId>>,
    fields: Query<(), With<EditableText>>,
) {
    let lost = focus
        .get()
        .is_none_or(|entity| !ids.contains(entity) && !fields.contains(entity));
    if lost {
        let next = ids
            .iter()
            .find(|(_, first)| *first)
            .or_else(|| ids.iter().next());
        if let Some((entity, _)) = next {
            focus.set(entity, FocusCause::Pressed);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PreUpdate,
        (never_lost, shortcuts, arrows)
            .chain()
            .after(bevy::input::InputSystems)
            .after(bevy::input_focus::InputFocusSystems::Dispatch),
    )
    .configure_sets(PreUpdate, Step::Act.after(bevy::input::InputSystems));
}

#[cfg(test)]
mod tests {
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
