//! The look as numbers: colours, sizes, times. Every colour pair that carries text keeps a contrast of at least 4.5 to 1.

use bevy::prelude::Color;

use crate::engine::Hat;

/// A colour as red, green and blue, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl From<Rgb> for Color {
    fn from(Rgb(r, g, b): Rgb) -> Self {
        Self::srgb_u8(r, g, b)
    }
}

impl Rgb {
    /// The relative luminance of WCAG 2, 0 to 1.
    #[must_use]
    pub fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The contrast ratio of WCAG 2, 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// So much of another colour mixed in, in per cent.
    #[must_use]
    pub fn mixed(self, other: Self, percent: u8) -> Self {
        let mix = |a: u8, b: u8| {
            let share = u32::from(percent.min(100));
            ((u32::from(a) * (100 - share) + u32::from(b) * share + 50) / 100) as u8
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }
}

/// The colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    /// The table.
    pub bg: Rgb,
    /// Cards and panels.
    pub card: Rgb,
    /// A card under the pointer.
    pub raised: Rgb,
    /// Text and outlines.
    pub ink: Rgb,
    /// Secondary text.
    pub soft: Rgb,
    /// Hairlines and the empty part of a bar: never text.
    pub line: Rgb,
    /// The leader's hat.
    pub lead: Rgb,
    /// The manager's hat.
    pub manage: Rgb,
    /// No hat.
    pub wait: Rgb,
    /// Morale.
    pub morale: Rgb,
    /// Stability.
    pub stability: Rgb,
    /// Results.
    pub results: Rgb,
    /// The ring around what has the focus.
    pub focus: Rgb,
    /// The tile behind a face: light in every theme, because the drawings are in dark ink.
    pub tile: Rgb,
    /// Width of outlines, in logical pixels.
    pub outline: f32,
}

impl Default for Tokens {
    fn default() -> Self {
        Self::PAPER
    }
}

impl Tokens {
    /// Ink on warm paper.
    pub const PAPER: Self = Self {
        bg: Rgb(0xF6, 0xF0, 0xE4),
        card: Rgb(0xFF, 0xFD, 0xF8),
        raised: Rgb(0xFB, 0xF4, 0xE6),
        ink: Rgb(0x22, 0x25, 0x2B),
        soft: Rgb(0x57, 0x5B, 0x64),
        line: Rgb(0xDD, 0xD4, 0xC2),
        lead: Rgb(0xC0, 0x41, 0x2B),
        manage: Rgb(0x0E, 0x6A, 0x70),
        wait: Rgb(0x6B, 0x65, 0x57),
        morale: Rgb(0xA8, 0x33, 0x6B),
        stability: Rgb(0x2F, 0x62, 0xA8),
        results: Rgb(0x8A, 0x5A, 0x00),
        focus: Rgb(0x1B, 0x4F, 0xD6),
        tile: Rgb(0xEF, 0xE5, 0xD2),
        outline: 2.0,
    };
    /// Dark, for a dark room.
    pub const DUSK: Self = Self {
        bg: Rgb(0x1C, 0x20, 0x30),
        card: Rgb(0x28, 0x2E, 0x40),
        raised: Rgb(0x33, 0x3A, 0x4F),
        ink: Rgb(0xF3, 0xEC, 0xDE),
        soft: Rgb(0xB9, 0xB6, 0xAE),
        line: Rgb(0x47, 0x4E, 0x63),
        lead: Rgb(0xFF, 0x94, 0x78),
        manage: Rgb(0x63, 0xCE, 0xC8),
        wait: Rgb(0xC3, 0xBB, 0xA8),
        morale: Rgb(0xF4, 0x94, 0xBE),
        stability: Rgb(0x93, 0xBD, 0xF5),
        results: Rgb(0xF2, 0xC1, 0x4E),
        focus: Rgb(0xFF, 0xE0, 0x8A),
        tile: Rgb(0xF6, 0xF0, 0xE4),
        outline: 2.0,
    };
    /// Black, white and one yellow.
    pub const HIGH_CONTRAST: Self = Self {
        bg: Rgb(0, 0, 0),
        card: Rgb(0, 0, 0),
        raised: Rgb(0x2A, 0x2A, 0x2A),
        ink: Rgb(255, 255, 255),
        soft: Rgb(255, 255, 255),
        line: Rgb(0x8A, 0x8A, 0x8A),
        lead: Rgb(255, 255, 255),
        manage: Rgb(255, 255, 255),
        wait: Rgb(255, 255, 255),
        morale: Rgb(255, 255, 255),
        stability: Rgb(255, 255, 255),
        results: Rgb(255, 255, 255),
        focus: Rgb(0xFF, 0xE6, 0x00),
        tile: Rgb(255, 255, 255),
        outline: 3.0,
    };

    /// The colour of a hat; `Both` has two, and is drawn with both.
    #[must_use]
    pub const fn hat(&self, hat: Hat) -> Rgb {
        match hat {
            Hat::Lead | Hat::Both => self.lead,
            Hat::Manage => self.manage,
            Hat::Wait => self.wait,
        }
    }

    /// The colour of a meter: those of the three standard ones, ink for what a scenario declares.
    #[must_use]
    pub fn meter(&self, id: &str) -> Rgb {
        match id {
            "morale" => self.morale,
            "stability" => self.stability,
            "results" => self.results,
            _ => self.ink,
        }
    }
}

/// Spaces between things, in logical pixels.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 4.0;
    /// Between lines that belong together.
    pub const S: f32 = 8.0;
    /// Inside a control.
    pub const M: f32 = 12.0;
    /// Inside a card.
    pub const L: f32 = 16.0;
    /// Between cards.
    pub const XL: f32 = 24.0;
    /// Around a page.
    pub const XXL: f32 = 32.0;
}

/// How long things move, in seconds.
pub mod time {
    /// A card that turns.
    pub const CARD: f32 = 0.24;
    /// A meter that fills.
    pub const METER: f32 = 0.6;
}

/// Corner of a card, in logical pixels.
pub const CARD_RADIUS: f32 = 12.0;
/// Corner of a button, in logical pixels.
pub const BUTTON_RADIUS: f32 = 8.0;
/// Height of plain text at 100 %, in logical pixels at 1280 × 720.
pub const REM: f32 = 20.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_can_be_read_on_everything_it_stands_on() {
        for (theme, t) in [
            ("paper", Tokens::PAPER),
            ("dusk", Tokens::DUSK),
            ("high contrast", Tokens::HIGH_CONTRAST),
        ] {
            let texts = [
                ("ink", t.ink),
                ("soft", t.soft),
                ("lead", t.lead),
                ("manage", t.manage),
                ("wait", t.wait),
                ("morale", t.morale),
                ("stability", t.stability),
                ("results", t.results),
            ];
            for (name, text) in texts {
                for (on, ground) in [("bg", t.bg), ("card", t.card), ("raised", t.raised)] {
                    let contrast = text.contrast(ground);
                    assert!(contrast >= 4.5, "{theme}: {name} on {on} is {contrast:.2}");
                }
            }
            for ground in [t.bg, t.card] {
                let ring = t.focus.contrast(ground);
                assert!(ring >= 3.0, "{theme}: the focus ring has {ring:.2}");
            }
        }
    }

    #[test]
    fn luminance_is_that_of_the_standard() {
        assert!((Rgb(0, 0, 0).contrast(Rgb(255, 255, 255)) - 21.0).abs() < 0.01);
        // The published example of a grey that just fails on white.
        assert!((Rgb(0x77, 0x77, 0x77).contrast(Rgb(255, 255, 255)) - 4.48).abs() < 0.01);
    }

    #[test]
    fn mixing_goes_from_one_colour_to_the_other() {
        let (a, b) = (Rgb(0, 100, 200), Rgb(100, 0, 200));
        assert_eq!(a.mixed(b, 0), a);
        assert_eq!(a.mixed(b, 100), b);
        assert_eq!(a.mixed(b, 50), Rgb(50, 50, 200));
    }
}
