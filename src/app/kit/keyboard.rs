//! The keyboard: a key that is written on a control uses it, wherever the focus is; arrows move the focus, or the page.

use bevy::input::ButtonState;
use bevy::input::keyboard::KeyboardInput;
use bevy::input_focus::{FocusCause, InputFocus, InputFocusVisible};
use bevy::math::CompassOctant;
use bevy::prelude::*;
use bevy::text::EditableText;
use bevy::ui::InteractionDisabled;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigator;
use bevy::ui_widgets::{Activate, ScrollIntoView};

use super::buttons::{NUMERALS, OnActivate, Shortcut};
use super::focus::{FocusId, InitialFocus};
use super::keys::meant;
use super::scroll::Scrolls;
use super::sight::Sight;
use super::stepper::{Stepper, takes};

/// A key, or a button of a controller, that means the same on every page and that no control of this one has taken.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlobalKey {
    /// Esc: takes off what lies on top, or pauses.
    Back,
    /// Pauses, or goes on.
    Pause,
    /// Help.
    Help,
    /// The strict figures of the scenario that is written and played.
    Figures,
    /// Fills the screen, or no longer.
    Fullscreen,
}

pub(super) fn shortcuts(
    mut keys: MessageReader<KeyboardInput>,
    mut focus: ResMut<InputFocus>,
    fields: Query<(), With<EditableText>>,
    numbers: Query<(), With<Stepper>>,
    used: Query<(), With<OnActivate>>,
    controls: Query<(Entity, &Shortcut, Sight), Without<InteractionDisabled>>,
    mut visible: ResMut<InputFocusVisible>,
    mut commands: Commands,
    mut out: MessageWriter<GlobalKey>,
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
        let leaves_field = matches!(
            input.key_code,
            KeyCode::Escape | KeyCode::F1 | KeyCode::F6 | KeyCode::F11
        );
        if typing && !leaves_field {
            continue;
        }
        // A number takes what is typed; what has the focus is used by these keys already.
        if (counting && takes(input))
            || (on_control && matches!(key, KeyCode::Space | KeyCode::Enter))
        {
            continue;
        }
        if let Some((entity, _, sight)) = controls.iter().find(|(_, keys, _)| keys.0.contains(&key))
        {
            // A number stands for what is seen beside it: what is not is shown first, and chosen by the same number again.
            let numeral = NUMERALS.iter().any(|(code, _)| *code == key);
            visible.0 = true;
            if numeral && !sight.seen() {
                if focus.get() == Some(entity) {
                    // It has the focus already, and the page has been moved away from it.
                    commands.trigger(ScrollIntoView { entity });
                } else {
                    focus.set(entity, FocusCause::Navigated);
                }
            } else {
                commands.trigger(Activate { entity });
            }
            continue;
        }
        let global = match key {
            KeyCode::F1 => GlobalKey::Help,
            KeyCode::F6 => GlobalKey::Figures,
            KeyCode::F11 => GlobalKey::Fullscreen,
            KeyCode::Escape => GlobalKey::Back,
            _ => continue,
        };
        out.write(global);
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
    ids: Query<(Entity, Has<InitialFocus>), With<FocusId>>,
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
    app.add_message::<GlobalKey>().add_systems(
        PreUpdate,
        (never_lost, shortcuts, arrows)
            .chain()
            .after(bevy::input::InputSystems)
            .after(bevy::input_focus::InputFocusSystems::Dispatch),
    );
}
