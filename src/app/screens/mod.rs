//! The pages, one file or folder each: what is going on as it is seen, and which one is seen.

pub mod appearance;
mod briefing;
mod closing;
mod crisis;
pub mod debrief;
mod drop;
mod edit_bar;
mod figures;
mod fit;
mod flow;
mod games;
mod help;
pub mod nav;
mod notes;
mod notice;
mod outcome;
pub mod page;
mod parts;
mod pause;
mod picker;
mod plan;
pub mod room;
mod room_setup;
mod settings;
mod sheet;
mod team;
mod title;

use bevy::prelude::*;

/// Registers all screens.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        nav::plugin,
        flow::plugin,
        appearance::plugin,
        page::plugin,
        edit_bar::plugin,
        drop::plugin,
        fit::plugin,
    ))
    .add_plugins((
        title::plugin,
        picker::plugin,
        games::plugin,
        briefing::plugin,
        crisis::plugin,
        outcome::plugin,
        debrief::plugin,
        room_setup::plugin,
        room::plugin,
    ))
    .add_plugins((
        pause::plugin,
        plan::plugin,
        help::plugin,
        settings::plugin,
        team::plugin,
        notes::plugin,
        figures::plugin,
        notice::plugin,
        closing::plugin,
    ));
}
