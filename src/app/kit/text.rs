//! Kinds of text.

use bevy::prelude::*;
use bevy::text::{FontFeatureTag, FontSize, Justify, LineHeight, TextLayoutInfo};

use super::look::Look;

/// A kind of text: face, size and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The title of the game.
    Giant,
    /// The title of a page.
    Title,
    /// The head of a card.
    Head,
    /// A label within a card.
    Label,
    /// Plain text.
    Plain,
    /// What is said.
    Said,
    /// Secondary text.
    Soft,
    /// Small secondary text.
    Small,
    /// A large number.
    Number,
}

impl Style {
    /// Height, in heights of plain text.
    #[must_use]
    pub const fn size(self) -> f32 {
        match self {
            Self::Giant => 3.2,
            Self::Title => 2.0,
            Self::Head => 1.4,
            Self::Number => 1.6,
            Self::Label | Self::Plain | Self::Said | Self::Soft => 1.0,
            Self::Small => 0.85,
        }
    }

    /// The components of such a text.
    #[must_use]
    pub fn bundle(self, look: &Look) -> (TextFont, TextColor, LineHeight) {
        let fonts = &look.fonts;
        let light = look.tokens.bg.luminance() > look.tokens.ink.luminance();
        let font = match self {
            Self::Giant | Self::Title | Self::Head => &fonts.display,
            Self::Label | Self::Number => &fonts.bold,
            Self::Said if light => &fonts.italic_on_light,
            Self::Said => &fonts.italic,
            Self::Plain | Self::Soft | Self::Small if light => &fonts.text_on_light,
            Self::Plain | Self::Soft | Self::Small => &fonts.text,
        };
        let color = match self {
            Self::Soft | Self::Small => look.tokens.soft,
            _ => look.tokens.ink,
        };
        let line = match self {
            Self::Giant | Self::Title | Self::Head | Self::Number => 1.15,
            _ => 1.4,
        };
        (
            TextFont {
                font: font.into(),
                font_size: FontSize::Rem(look.sized(self.size())),
                // The figures of the display face hang below the line unless it is told otherwise: 118 would read as II8.
                font_features: [FontFeatureTag::new(b"lnum")].into(),
                ..default()
            },
            TextColor(color.into()),
            LineHeight::RelativeToFont(line),
        )
    }
}

/// What is written from right to left begins at the right, wherever it stands.
fn to_its_side(mut texts: Query<&mut TextLayout, Added<Text>>) {
    for mut layout in &mut texts {
        if layout.justify == Justify::Left {
            layout.justify = Justify::Start;
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        (
            to_its_side.before(bevy::ui::UiSystems::Content),
            within_its_box.after(bevy::ui::UiSystems::PostLayout),
        ),
    );
}

/// Texts are measured at the exact width of what they are in, and set at that width in whole pixels: once in some thousand texts the last
/// word of a line fits the one and not the other, and the line that this takes is drawn over what comes below. Such a text is measured
/// again, at a pixel less. Pages are made anew when the width changes, and with them these bounds.
fn within_its_box(
    mut texts: Query<(&TextLayoutInfo, &ComputedNode, &mut Node), Changed<TextLayoutInfo>>,
) {
    for (drawn, node, mut layout) in &mut texts {
        let factor = node.inverse_scale_factor();
        let content = node.content_box().size() * factor;
        if content.x > 1.0 && drawn.size.y > content.y + 1.0 {
            narrow(node, &mut layout);
        }
    }
}

/// Gives a text that hangs out of its box a box that is a pixel narrower, once.
pub(in crate::app) fn narrow(drawn: &ComputedNode, layout: &mut Node) {
    if layout.max_width == Val::Auto {
        layout.max_width = px((drawn.size().x * drawn.inverse_scale_factor()).floor() - 1.0);
    }
}
