//! The debrief of the game at hand: reckoned beside the game, opened, exported.

use bevy::prelude::*;

/// What is asked of the debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DebriefAction {
    /// Opens the ledger lines behind a point.
    Open(String),
}

pub(super) fn plugin(_app: &mut App) {}
