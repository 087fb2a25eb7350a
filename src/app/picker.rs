//! The list of scenarios: what there is, what is broken, and how well each has been played.

use bevy::prelude::*;

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickerAction {
    /// Only scenarios for this role; nothing for all.
    Filter(Option<String>),
}

pub(super) fn plugin(_app: &mut App) {}
