//! What happens in a frame, in which order.

use bevy::prelude::*;

/// The parts of a frame, in this order.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::app) enum Step {
    /// What controls ask for is done.
    Act,
    /// The page that belongs to it is opened.
    Navigate,
    /// The page is drawn again, if something on it has changed.
    Draw,
    /// It is drawn.
    Drawn,
    /// The new page gets its focus and its place.
    Settle,
}

/// Puts them in this order.
pub(super) fn plugin(app: &mut App) {
    app.configure_sets(
        Update,
        (
            Step::Act,
            Step::Navigate,
            Step::Draw,
            Step::Drawn,
            Step::Settle,
        )
            .chain(),
    );
}
