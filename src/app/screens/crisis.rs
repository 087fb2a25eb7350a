//! A crisis that asks for a response.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
