//! Notes for whoever leads the talk.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
