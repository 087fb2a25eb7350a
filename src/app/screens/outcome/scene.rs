//! What the page of an outcome is drawn from.

use super::when::When;
use crate::engine::Hat;
use crate::session::{TurnView, View};

/// What is left of the page where not all of it fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fold {
    pub(super) text: f32,
    /// Whether the answer stands on the card beside what happened.
    pub(super) answer: bool,
    /// Width of the faces of those who moved, in heights of text.
    pub(super) faces: f32,
    /// Whether it is said what the moment asked for.
    pub(super) asks: bool,
}

/// What the page is drawn from.
pub(super) struct Scene<'a> {
    pub(super) view: &'a View,
    pub(super) last: &'a TurnView,
    pub(super) when: When,
    pub(super) fold: Fold,
    /// Seconds since the scene began.
    pub(super) passed: f32,
    /// The hat that was named.
    pub(super) named: Option<Hat>,
}
