//! Controls: what they say, what they do, which key does it too.

use bevy::prelude::*;

use super::message::AnyMessage;
use super::tokens::Rgb;

/// What a control sends when it is used.
#[derive(Component, Debug, Clone)]
pub struct OnActivate(pub AnyMessage);

/// The keys that do what a control does, wherever the focus is.
#[derive(Component, Debug, Clone, PartialEq, Eq)]
pub struct Shortcut(pub Vec<KeyCode>);

/// The numerals that stand for what is listed, and how they are written.
pub const NUMERALS: [(KeyCode, &str); 9] = [
    (KeyCode::Digit1, "1"),
    (KeyCode::Digit2, "2"),
    (KeyCode::Digit3, "3"),
    (KeyCode::Digit4, "4"),
    (KeyCode::Digit5, "5"),
    (KeyCode::Digit6, "6"),
    (KeyCode::Digit7, "7"),
    (KeyCode::Digit8, "8"),
    (KeyCode::Digit9, "9"),
];

/// How a control looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// Outlined.
    #[default]
    Plain,
    /// Filled: the one thing to do here.
    Main,
    /// Without an outline, for what is beside the matter.
    Quiet,
    /// Outlined, and chosen.
    Chosen,
}

/// A button to be drawn.
#[derive(Debug, Clone)]
pub struct Button {
    pub(super) label: String,
    pub(super) says: Option<String>,
    pub(super) sends: AnyMessage,
    pub(super) keys: Vec<KeyCode>,
    pub(super) hint: Option<String>,
    pub(super) icon: Option<&'static str>,
    pub(super) tint: Option<Rgb>,
    pub(super) face: Face,
    pub(super) first: bool,
    pub(super) disabled: bool,
    pub(super) wide: bool,
    pub(super) id: Option<String>,
    pub(super) toggled: Option<bool>,
}

impl Button {
    /// A button with a label.
    #[must_use]
    pub fn new(label: impl Into<String>, sends: impl Into<AnyMessage>) -> Self {
        Self {
            label: label.into(),
            says: None,
            sends: sends.into(),
            keys: Vec::new(),
            hint: None,
            icon: None,
            tint: None,
            face: Face::Plain,
            first: false,
            disabled: false,
            wide: false,
            id: None,
            toggled: None,
        }
    }

    /// What a screen reader says, if it is not the label.
    #[must_use]
    pub fn says(mut self, says: impl Into<String>) -> Self {
        self.says = Some(says.into());
        self
    }

    /// A key that does it too, and how the key is written beside the label (nothing for keys that everybody knows).
    #[must_use]
    pub fn key(mut self, key: KeyCode, hint: &str) -> Self {
        self.keys.push(key);
        if !hint.is_empty() {
            self.hint = Some(hint.to_owned());
        }
        self
    }

    /// An icon before the label.
    #[must_use]
    pub const fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A colour for the icon and the outline.
    #[must_use]
    pub const fn tint(mut self, tint: Rgb) -> Self {
        self.tint = Some(tint);
        self
    }

    /// How it looks.
    #[must_use]
    pub const fn face(mut self, face: Face) -> Self {
        self.face = face;
        self
    }

    /// It is the one thing to do here.
    #[must_use]
    pub const fn main(self) -> Self {
        self.face(Face::Main)
    }

    /// It is beside the matter.
    #[must_use]
    pub const fn quiet(self) -> Self {
        self.face(Face::Quiet)
    }

    /// It has the focus when the page opens.
    #[must_use]
    pub const fn first(mut self) -> Self {
        self.first = true;
        self
    }

    /// It cannot be used now.
    #[must_use]
    pub const fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// As wide as its column.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// What the page knows it by when it is drawn again; the label, if nothing is given.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Whether the page knows it by this.
    #[must_use]
    pub fn is(&self, id: &str) -> bool {
        self.id.as_deref().unwrap_or(&self.label) == id
    }

    /// It is a switch, and stands so.
    #[must_use]
    pub const fn toggled(mut self, on: bool) -> Self {
        self.toggled = Some(on);
        if on {
            self.face = Face::Chosen;
        }
        self
    }
}
