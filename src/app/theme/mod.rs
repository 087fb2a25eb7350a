//! The look: tokens, fonts, and the few widgets that every screen is made of.

mod bars;
mod buttons;
mod chart;
mod controls;
mod field;
mod fonts;
mod images;
mod look;
mod meters;
mod more;
mod paint;
mod stepper;
mod text;
pub mod tokens;
mod turn;
mod ui;
mod words;

use bevy::prelude::*;

pub use bars::{Bar, Delta};
pub use buttons::{Button, Does, Face, NUMERALS, Shortcut};
pub(crate) use chart::at;
pub use chart::{Mark, Stroke};
pub use field::{Drafts, Field};
pub use fonts::Fonts;
pub use images::{FaceImage, Icon};
pub use look::{FixedPage, Look};
pub(crate) use meters::meter_icon;
pub use paint::Paint;
pub use stepper::Stepper;
pub(crate) use stepper::takes;
pub use text::Style;
pub use tokens::{Rgb, Theme, Tokens, space};
pub use turn::Turning;
pub use ui::{Ui, announce_label};
pub(crate) use ui::{across, column, filling, row, silent};

/// Registers the look.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        field::plugin,
        fonts::plugin,
        images::plugin,
        look::plugin,
        paint::plugin,
        bars::plugin,
        turn::plugin,
        more::plugin,
        stepper::plugin,
    ));
}
