//! How a control looks at rest, under the pointer and pressed.

use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::{InteractionDisabled, Pressed};

/// The ground of a control in its states.
#[derive(Component, Debug, Clone, Copy)]
pub struct Paint {
    /// At rest.
    pub rest: Color,
    /// Under the pointer.
    pub hover: Color,
    /// Pressed.
    pub press: Color,
}

fn paint(
    mut controls: Query<
        (
            &Paint,
            &Hovered,
            Has<Pressed>,
            Has<InteractionDisabled>,
            &mut BackgroundColor,
        ),
        Or<(Changed<Hovered>, Added<Pressed>, Added<Paint>)>,
    >,
) {
    for (paint, hovered, pressed, disabled, mut ground) in &mut controls {
        ground.0 = color(paint, hovered.get(), pressed, disabled);
    }
}

fn let_go(
    mut released: RemovedComponents<Pressed>,
    mut controls: Query<(
        &Paint,
        &Hovered,
        Has<InteractionDisabled>,
        &mut BackgroundColor,
    )>,
) {
    for entity in released.read() {
        if let Ok((paint, hovered, disabled, mut ground)) = controls.get_mut(entity) {
            ground.0 = color(paint, hovered.get(), false, disabled);
        }
    }
}

const fn color(paint: &Paint, hovered: bool, pressed: bool, disabled: bool) -> Color {
    match (disabled, pressed, hovered) {
        (true, _, _) | (false, false, false) => paint.rest,
        (false, true, _) => paint.press,
        (false, false, true) => paint.hover,
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (paint, let_go).chain());
}
