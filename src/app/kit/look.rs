//! What a screen has to know to draw itself: the colours, the fonts, how much room there is.

use bevy::prelude::*;

use super::fonts::Fonts;
use super::tokens::{REM, Tokens};

/// The size of the page that the look was drawn for, in logical pixels: everything grows and shrinks with the window from here.
pub(crate) const PAGE: Vec2 = Vec2::new(1280.0, 720.0);

/// What a screen has to know to draw itself.
#[derive(Resource, Debug, Clone)]
pub struct Look {
    /// The colours.
    pub tokens: Tokens,
    /// The fonts.
    pub fonts: Fonts,
    /// Width of the page in heights of plain text.
    pub wide: f32,
    /// Height of the page in heights of plain text.
    pub high: f32,
    /// Whether things may move.
    pub motion: bool,
    /// Height of plain text, in logical pixels.
    pub rem: f32,
    /// How much larger than at 1280 × 720 everything is.
    pub scale: f32,
    /// The part of the size that was chosen in which this page is written: at most 1, but on a wall that is filled.
    pub fit: f32,
    /// No text is smaller, in logical pixels: a wall is read from the last row.
    pub smallest: f32,
}

/// Text is never smaller than this so that a page fits, in pixels of the window.
const SMALLEST: f32 = 16.0;
/// The smallest text on a wall, in logical pixels at 720 lines: 28 at 1080.
const WALL: f32 = 28.0 * 720.0 / 1080.0;

impl Look {
    /// The same with smaller text, so that more has room: this part of the size that was chosen, and at least 16 pixels.
    #[must_use]
    pub fn fitted(&self, part: f32) -> Self {
        let part = part.max(self.least()).min(1.0);
        Self {
            wide: self.wide / part,
            high: self.high / part,
            rem: self.rem * part,
            fit: self.fit * part,
            ..self.clone()
        }
    }

    /// The same with larger text: so many times the size that was chosen, at least once. For a wall, whose paper is there to be filled.
    #[must_use]
    pub fn grown(&self, times: f32) -> Self {
        let times = times.max(1.0);
        Self {
            wide: self.wide / times,
            high: self.high / times,
            rem: self.rem * times,
            fit: self.fit * times,
            ..self.clone()
        }
    }

    /// The part to which text of the size of plain text may shrink.
    fn least(&self) -> f32 {
        SMALLEST / (self.rem * self.scale)
    }

    /// The size of a text of so many heights of plain text, in heights of text as it was chosen: what was chosen small does not shrink
    /// below 16 pixels.
    #[must_use]
    pub fn sized(&self, size: f32) -> f32 {
        let chosen = self.rem / self.fit;
        (size * self.fit)
            .max(size.min(SMALLEST / (chosen * self.scale)))
            .max(self.smallest / chosen)
    }

    /// The same for a wall: no text under 28 pixels at 1080 lines.
    #[must_use]
    pub fn wall(&self) -> Self {
        Self {
            smallest: WALL,
            ..self.clone()
        }
    }

    /// Whether there is room for two columns beside each other.
    #[must_use]
    pub fn roomy(&self) -> bool {
        self.wide >= 48.0
    }

    /// How many cards of at least so many heights of text fit beside each other, from 1 up to as many as there are.
    #[must_use]
    pub fn columns(&self, least: f32, cards: usize) -> usize {
        ((self.wide / least) as usize).clamp(1, cards.max(1))
    }
}

/// How much larger than at 1280 × 720 everything is in a window of this size, in logical pixels.
#[must_use]
pub(crate) fn scale(width: f32, height: f32) -> f32 {
    (width / PAGE.x).min(height / PAGE.y).clamp(0.6, 4.0)
}

/// The size of the page where there is no window, in pixels.
#[derive(Resource, Debug, Clone, Copy)]
pub struct FixedPage(pub Vec2);

fn ground(look: Res<Look>, mut clear: ResMut<ClearColor>) {
    clear.0 = look.tokens.bg.into();
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Look {
        tokens: Tokens::default(),
        fonts: Fonts::default(),
        wide: 0.0,
        high: 0.0,
        motion: true,
        rem: REM,
        scale: 1.0,
        fit: 1.0,
        smallest: 0.0,
    })
    .init_resource::<ClearColor>()
    .add_systems(Update, ground.run_if(resource_changed::<Look>));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(percent: f32, scale: f32) -> Look {
        Look {
            tokens: Tokens::default(),
            fonts: Fonts::default(),
            wide: 64.0,
            high: 36.0,
            motion: true,
            rem: REM * percent / 100.0,
            scale,
            fit: 1.0,
            smallest: 0.0,
        }
    }

    /// Pixels of a text of so many heights, as the window has them.
    fn pixels(look: &Look, size: f32) -> f32 {
        look.sized(size) * look.rem / look.fit * look.scale
    }

    #[test]
    fn text_that_shrinks_stays_at_sixteen_pixels_and_above_four_fifths() {
        for (percent, scale) in [(100.0, 0.8), (150.0, 0.8), (100.0, 1.0), (100.0, 3.0)] {
            let chosen = look(percent, scale);
            let fitted = chosen.fitted(0.8);
            let (before, after) = (pixels(&chosen, 1.0), pixels(&fitted, 1.0));
            assert!(after >= before * 0.799 && after >= before.min(16.0) - 0.01);
            assert!(pixels(&fitted, 0.85) >= pixels(&chosen, 0.85).min(16.0) - 0.01);
            assert!(fitted.wide >= chosen.wide);
        }
    }

    #[test]
    fn a_wall_has_no_text_under_28_pixels_at_1080_lines() {
        let wall = look(100.0, 1.5).wall();
        for size in [0.6, 0.85, 1.0, 2.0] {
            assert!(pixels(&wall, size) >= 27.99, "{size}");
        }
    }
}
