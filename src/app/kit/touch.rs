//! A touch that is over within one frame: it is let go in the next one, because what was not under the finger before the frame is not used by it.

use std::collections::HashSet;

use bevy::ecs::message::{MessageCursor, Messages};
use bevy::picking::PickingSystems;
use bevy::picking::pointer::{PointerAction, PointerId, PointerInput};
use bevy::prelude::*;
use bevy::window::RequestRedraw;

/// Sets aside what would let a finger go in the very frame in which it touches. Gives what happens now, and what is left for later.
fn parted(inputs: Vec<PointerInput>) -> (Vec<PointerInput>, Vec<PointerInput>) {
    let mut touched: HashSet<PointerId> = HashSet::new();
    inputs.into_iter().partition(|input| {
        let finger = matches!(input.pointer_id, PointerId::Touch(_));
        match input.action {
            PointerAction::Press(_) if finger => {
                touched.insert(input.pointer_id);
                true
            }
            _ => !touched.contains(&input.pointer_id),
        }
    })
}

fn hold(
    mut inputs: ResMut<Messages<PointerInput>>,
    mut read: Local<MessageCursor<PointerInput>>,
    mut held: Local<Vec<PointerInput>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let new: Vec<PointerInput> = read.read(&inputs).cloned().collect();
    let (now, later) = parted(new);
    if later.is_empty() && held.is_empty() {
        return;
    }
    // Whatever was written in earlier frames has been read by now.
    inputs.clear();
    for input in held.drain(..).chain(now) {
        inputs.write(input);
    }
    read.clear(&inputs);
    if !later.is_empty() {
        *held = later;
        redraw.write(RequestRedraw);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(First, hold.after(PickingSystems::Input));
}
