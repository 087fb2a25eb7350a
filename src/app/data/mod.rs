//! What the window is made from: files, settings, words. Nothing in here is drawn.

pub mod files;
pub mod mistakes;
pub(crate) mod narration;
pub(crate) mod power;
pub mod settings;
pub mod sources;

use bevy::prelude::*;

/// Registers what is kept.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((settings::plugin, files::plugin));
}
