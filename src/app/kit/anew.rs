//! A click on a page that is drawn anew while the button is down: what stands there now under the same name is what was meant.

use std::collections::HashMap;

use bevy::picking::events::{Pointer, Press, Release};
use bevy::picking::pointer::{PointerAction, PointerButton, PointerId, PointerInput};
use bevy::prelude::*;
use bevy::ui::InteractionDisabled;
use bevy::ui_widgets::Activate;

use super::buttons::OnActivate;
use super::focus::FocusId;

/// What each pointer was pressed on, and has not let go of.
#[derive(Resource, Debug, Default)]
struct Held(HashMap<PointerId, (Entity, FocusId)>);

fn press(
    press: On<Pointer<Press>>,
    controls: Query<&FocusId, With<OnActivate>>,
    mut held: ResMut<Held>,
) {
    if press.button == PointerButton::Primary
        && let Ok(id) = controls.get(press.entity)
    {
        held.0.insert(press.pointer_id, (press.entity, id.clone()));
    }
}

/// The control that was pressed clicks by itself. One that took its place since was never pressed, and does not.
fn release(
    release: On<Pointer<Release>>,
    controls: Query<&FocusId, (With<OnActivate>, Without<InteractionDisabled>)>,
    mut held: ResMut<Held>,
    mut commands: Commands,
) {
    let entity = release.entity;
    let Ok(id) = controls.get(entity) else { return };
    let was = held.0.remove(&release.pointer_id);
    if was.is_some_and(|(pressed, name)| pressed != entity && name == *id) {
        commands.trigger(Activate { entity });
    }
}

/// Whoever lets go elsewhere has let go.
fn forget(mut inputs: MessageReader<PointerInput>, mut held: ResMut<Held>) {
    for input in inputs.read() {
        let up = matches!(
            input.action,
            PointerAction::Release(PointerButton::Primary) | PointerAction::Cancel
        );
        if up {
            held.0.remove(&input.pointer_id);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Held>()
        .add_observer(press)
        .add_observer(release)
        .add_systems(Last, forget);
}
