//! Everything of the game that needs no window: tests and pictures are made with the same.

use bevy::ecs::schedule::SingleThreadedExecutor;
use bevy::prelude::*;

use super::shell::{presenter, rest};
use super::{data, kit, play, screens, step};

/// Registers all of it.
pub(super) fn plugin(app: &mut App) {
    one_thread(app);
    app.add_plugins((
        step::plugin,
        data::plugin,
        kit::plugin,
        play::plugin,
        presenter::plugin,
        rest::plugin,
        screens::plugin,
    ));
}

/// A page is small: handing its systems to other threads costs more than running them.
fn one_thread(app: &mut App) {
    let run = |schedule: &mut Schedule| {
        schedule.set_executor(SingleThreadedExecutor::new());
    };
    app.edit_schedule(First, run)
        .edit_schedule(PreUpdate, run)
        .edit_schedule(Update, run)
        .edit_schedule(PostUpdate, run)
        .edit_schedule(Last, run);
}
