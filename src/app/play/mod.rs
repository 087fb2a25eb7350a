//! What is going on: each part has its state, a resource, and the messages that change it.

pub mod debriefing;
pub mod figures;
pub mod game;
pub mod games;
pub mod notice;
#[cfg(feature = "host")]
pub mod phones;
pub mod picker;
pub mod preferences;
pub mod reload;
pub mod room;
pub mod saves;

use bevy::prelude::*;

/// Registers every part.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        notice::plugin,
        preferences::plugin,
        saves::plugin,
        game::plugin,
        games::plugin,
        picker::plugin,
        room::plugin,
        debriefing::plugin,
        reload::plugin,
        figures::plugin,
    ));
    #[cfg(feature = "host")]
    app.add_plugins(phones::plugin);
}
