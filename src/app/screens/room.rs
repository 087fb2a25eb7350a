//! A workshop, in whichever step it is.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
