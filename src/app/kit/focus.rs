//! The ring around what has the focus, and where it starts.

use bevy::input_focus::directional_navigation::DirectionalNavigationPlugin;
use bevy::input_focus::tab_navigation::TabNavigationPlugin;
use bevy::input_focus::{InputFocus, InputFocusVisible};
use bevy::prelude::*;

use super::buttons::OnActivate;
use super::look::Look;
use crate::app::step::Step;

/// What a page knows a control by, when it is drawn again.
#[derive(Component, Debug, Clone, PartialEq, Eq)]
pub struct FocusId(pub String);

/// The control that has the focus when its page opens.
#[derive(Component, Debug, Clone, Copy)]
pub struct InitialFocus;

/// What a control asks for is sent when it is used, by whatever hand.
fn activate(
    used: On<bevy::ui_widgets::Activate>,
    controls: Query<&OnActivate>,
    mut commands: Commands,
) {
    if let Ok(control) = controls.get(used.entity) {
        control.0.send(&mut commands);
    }
}

/// Draws the ring: three pixels, two away, and only once somebody uses keys.
fn ring(
    focus: Res<InputFocus>,
    visible: Res<InputFocusVisible>,
    look: Res<Look>,
    rings: Query<Entity, (With<Outline>, With<FocusId>)>,
    controls: Query<(), With<FocusId>>,
    mut commands: Commands,
) {
    let focused = focus
        .get()
        .filter(|entity| visible.0 && controls.contains(*entity));
    for entity in &rings {
        if Some(entity) != focused {
            commands.entity(entity).try_remove::<Outline>();
        }
    }
    if let Some(entity) = focused {
        commands.entity(entity).try_insert(Outline {
            width: px(3),
            offset: px(2),
            color: look.tokens.focus.into(),
        });
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((TabNavigationPlugin, DirectionalNavigationPlugin))
        .add_observer(activate)
        .add_systems(
            Update,
            ring.in_set(Step::Settle).run_if(
                resource_changed::<InputFocus>
                    .or_else(resource_changed::<InputFocusVisible>)
                    .or_else(resource_changed::<Look>),
            ),
        );
}
