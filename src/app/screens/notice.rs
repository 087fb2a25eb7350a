//! Something that has to be said.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
