//! A controller plays the whole game: the pad or stick moves the focus, South uses, East goes back, Start pauses, the shoulders turn pages.

use bevy::input::gamepad::{Gamepad, GamepadAxis, GamepadButton};
use bevy::input_focus::{InputFocus, InputFocusVisible};
use bevy::math::CompassOctant;
use bevy::prelude::*;
use bevy::ui::InteractionDisabled;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigator;
use bevy::ui_widgets::Activate;

use super::buttons::OnActivate;
use super::keyboard::GlobalKey;
use super::scroll::Scrolls;

/// How far a stick has to be pushed before it counts.
const PUSHED: f32 = 0.6;
/// Where it has to come back to before it counts again.
const BACK: f32 = 0.3;

fn buttons(
    pads: Query<&Gamepad>,
    focus: Res<InputFocus>,
    controls: Query<(), (With<OnActivate>, Without<InteractionDisabled>)>,
    mut visible: ResMut<InputFocusVisible>,
    mut out: MessageWriter<GlobalKey>,
    mut commands: Commands,
) {
    for pad in &pads {
        if pad.just_pressed(GamepadButton::South)
            && let Some(entity) = focus.get().filter(|e| controls.contains(*e))
        {
            visible.0 = true;
            commands.trigger(Activate { entity });
        }
        if pad.just_pressed(GamepadButton::East) {
            out.write(GlobalKey::Back);
        }
        if pad.just_pressed(GamepadButton::Start) {
            out.write(GlobalKey::Pause);
        }
        if pad.just_pressed(GamepadButton::Select) {
            out.write(GlobalKey::Help);
        }
    }
}

/// Moves the focus once for each push of the stick.
fn directions(
    pads: Query<&Gamepad>,
    mut held: Local<bool>,
    mut navigator: AutoDirectionalNavigator,
    mut visible: ResMut<InputFocusVisible>,
    mut scrolls: Scrolls,
) {
    for pad in &pads {
        let stick = Vec2::new(
            pad.get(GamepadAxis::LeftStickX).unwrap_or_default(),
            pad.get(GamepadAxis::LeftStickY).unwrap_or_default(),
        );
        let pushed = if *held {
            *held = stick.abs().max_element() > BACK;
            None
        } else if stick.abs().max_element() > PUSHED {
            *held = true;
            Some(stick)
        } else {
            None
        };
        let pressed = |button| pad.just_pressed(button);
        let direction = if pressed(GamepadButton::DPadUp) {
            Some(CompassOctant::North)
        } else if pressed(GamepadButton::DPadDown) {
            Some(CompassOctant::South)
        } else if pressed(GamepadButton::DPadLeft) {
            Some(CompassOctant::West)
        } else if pressed(GamepadButton::DPadRight) {
            Some(CompassOctant::East)
        } else {
            pushed.map(|stick| match (stick.x.abs() > stick.y.abs(), stick) {
                (true, s) if s.x > 0.0 => CompassOctant::East,
                (true, _) => CompassOctant::West,
                (false, s) if s.y > 0.0 => CompassOctant::North,
                (false, _) => CompassOctant::South,
            })
        };
        let focused = navigator.input_focus();
        if pressed(GamepadButton::LeftTrigger) {
            scrolls.page(focused, -1.0);
        }
        if pressed(GamepadButton::RightTrigger) {
            scrolls.page(focused, 1.0);
        }
        let Some(direction) = direction else { continue };
        visible.0 = true;
        scrolls.go(&mut navigator, direction);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PreUpdate,
        (buttons, directions)
            .chain()
            .after(bevy::input::InputSystems),
    );
}
