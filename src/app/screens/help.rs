//! The keys, and what things mean.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
