//! The list of scenarios.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
