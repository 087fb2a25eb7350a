//! Hands and eyes: keys, pointer, controller, focus, and what a screen reader gets.

mod access;
mod focus;
#[cfg(feature = "gamepad")]
mod gamepad;
mod keys;
mod scroll;

use bevy::prelude::*;

pub use access::Announcer;
pub use focus::{First, FocusId};
pub(crate) use keys::meant;
pub use scroll::ScrollKey;

/// Registers all of it.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((focus::plugin, keys::plugin, scroll::plugin, access::plugin));
    #[cfg(feature = "gamepad")]
    app.add_plugins(gamepad::plugin);
}
