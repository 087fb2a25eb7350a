//! What every screen is made of: tokens, fonts and widgets, and the hands on them: keys, pointer, controller, focus, screen readers.

mod access;
mod anew;
mod announcer;
mod arrange;
mod bars;
mod buttons;
mod card_flip;
mod chart;
mod controls;
mod cue;
mod field;
mod focus;
mod fonts;
#[cfg(feature = "gamepad")]
mod gamepad;
mod images;
mod keyboard;
mod keys;
mod labels;
mod letters;
mod look;
mod message;
mod meters;
#[cfg(feature = "host")]
mod modules;
mod paint;
mod scroll;
mod scroll_hint;
mod sight;
mod stepper;
mod text;
pub mod tokens;
mod touch;
mod ui;

use bevy::prelude::*;

pub use access::announce_label;
pub(crate) use access::silent;
pub use announcer::Announcer;
pub(crate) use arrange::{
    Arrange, at, beside, beside_top, block, column, filling, panes, row, shadow, whole,
};
pub use bars::{Bar, Delta};
pub use buttons::{Button, Face, NUMERALS, OnActivate, Shortcut};
pub use card_flip::CardFlip;
pub use chart::{Mark, Stroke};
pub use cue::{Cue, Curtain, Enter};
pub use field::{Drafts, Field};
pub use focus::{FocusId, InitialFocus};
pub use fonts::Fonts;
pub use images::{FaceImage, Icon};
pub use keyboard::GlobalKey;
pub use look::{FixedPage, Look};
pub(crate) use look::{PAGE, scale};
pub use message::AnyMessage;
pub(crate) use meters::meter_icon;
pub use paint::Paint;
pub use scroll::ScrollKey;
pub use stepper::Stepper;
pub use text::Style;
pub(super) use text::narrow;
pub use tokens::{Rgb, Tokens, space};
pub use ui::Ui;

/// Registers all of it.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        field::plugin,
        fonts::plugin,
        images::plugin,
        letters::plugin,
        look::plugin,
        paint::plugin,
        bars::plugin,
        card_flip::plugin,
        cue::plugin,
        scroll_hint::plugin,
        stepper::plugin,
        text::plugin,
    ))
    .add_plugins((
        announcer::plugin,
        focus::plugin,
        keyboard::plugin,
        scroll::plugin,
        access::plugin,
        anew::plugin,
        touch::plugin,
    ));
    #[cfg(feature = "host")]
    app.add_plugins(modules::plugin);
    #[cfg(feature = "gamepad")]
    app.add_plugins(gamepad::plugin);
}
