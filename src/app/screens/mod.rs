//! The screens, one file each.

mod briefing;
mod crisis;
mod debrief;
mod help;
mod notes;
mod notice;
mod outcome;
mod parts;
mod pause;
mod picker;
mod room;
mod room_setup;
mod settings;
mod sheet;
mod team;
mod title;

use bevy::prelude::*;

/// Registers all screens.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        title::plugin,
        picker::plugin,
        briefing::plugin,
        crisis::plugin,
        outcome::plugin,
        debrief::plugin,
        room_setup::plugin,
        room::plugin,
    ))
    .add_plugins((
        pause::plugin,
        help::plugin,
        settings::plugin,
        team::plugin,
        notes::plugin,
        notice::plugin,
    ));
}
