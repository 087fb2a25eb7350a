//! A workshop with a show of hands.

use bevy::prelude::*;

/// What is asked of a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomAction {
    /// Leaves it; it can be gone on with later.
    Leave,
}

pub(super) fn plugin(_app: &mut App) {}
