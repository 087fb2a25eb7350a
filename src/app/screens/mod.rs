//! The screens, one file each.

mod title;

use bevy::prelude::*;

/// Registers all screens.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((title::plugin,));
}
