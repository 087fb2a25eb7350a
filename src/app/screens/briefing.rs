//! Who you are and what has happened.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
