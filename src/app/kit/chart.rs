//! What charts are drawn with: strokes, marks and short texts at a place. A shape and a kind of line go with every colour.

use bevy::math::Rot2;
use bevy::prelude::*;
use bevy::ui::UiTransform;

use super::access::silent;
use super::arrange::{Arrange, at, block};
use super::images::Icon;
use super::text::Style;
use super::tokens::Rgb;
use super::ui::Ui;

/// The shape of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Round and full.
    Circle,
    /// Four sides, lying.
    Square,
    /// Three sides.
    Triangle,
    /// Four sides, on its tip.
    Diamond,
    /// Round and empty.
    Ring,
    /// A diamond, empty.
    Hollow,
}

impl Mark {
    /// The mark of the so manieth series of a chart.
    #[must_use]
    pub const fn of(series: usize) -> Self {
        match series % 5 {
            0 => Self::Circle,
            1 => Self::Square,
            2 => Self::Triangle,
            3 => Self::Diamond,
            _ => Self::Ring,
        }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub tint: Rgb,
    /// Its width, in logical pixels.
    pub width: f32,
    /// Length of a dash and of the gap after it, in logical pixels; without, it is whole.
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    /// A whole line.
    #[must_use]
    pub const fn whole(tint: Rgb, width: f32) -> Self {
        Self {
            tint,
            width,
            dash: None,
        }
    }

    /// The line of the so manieth series of a chart.
    #[must_use]
    pub const fn of(series: usize, tint: Rgb) -> Self {
        Self {
            tint,
            width: 3.0,
            dash: match series % 5 {
                0 => None,
                1 => Some((10.0, 5.0)),
                2 => Some((3.0, 5.0)),
                3 => Some((16.0, 6.0)),
                _ => Some((6.0, 6.0)),
            },
        }
    }
}

/// Where the dashes of a line begin and end, as parts of its length.
fn dashes(length: f32, dash: Option<(f32, f32)>) -> Vec<(f32, f32)> {
    let Some((on, off)) = dash else {
        return vec![(0.0, length)];
    };
    let mut found = Vec::new();
    let mut from = 0.0;
    while from < length {
        found.push((from, (from + on).min(length)));
        from += (on + off).max(1.0);
    }
    found
}

impl Ui<'_, '_> {
    /// A straight line between two places of a chart, in logical pixels.
    pub fn stroke(&mut self, from: Vec2, to: Vec2, stroke: Stroke) {
        let way = to - from;
        let length = way.length();
        if length < 0.5 {
            return;
        }
        let rotation = Rot2::radians(way.y.atan2(way.x));
        for (start, end) in dashes(length, stroke.dash) {
            let middle = from + way * ((start + end) / 2.0 / length);
            let long = end - start;
            self.leaf((
                at(
                    middle.x - long / 2.0,
                    middle.y - stroke.width / 2.0,
                    long,
                    stroke.width,
                ),
                UiTransform::from_rotation(rotation),
                BackgroundColor(stroke.tint.into()),
                Pickable::IGNORE,
            ));
        }
    }

    /// A mark around a place of a chart, so many logical pixels wide.
    pub fn mark(&mut self, mark: Mark, place: Vec2, size: f32, tint: Rgb) {
        let node = at(place.x - size / 2.0, place.y - size / 2.0, size, size);
        self.shape(mark, node, size, tint);
    }

    /// A mark in a line of text, so many logical pixels wide.
    pub fn key_mark(&mut self, mark: Mark, size: f32, tint: Rgb) {
        let node = block(px(size), px(size));
        self.shape(mark, node, size, tint);
    }

    /// Marks may stand on other controls than their own, and take no click from them.
    fn shape(&mut self, mark: Mark, node: Node, size: f32, tint: Rgb) {
        let color = Color::from(tint);
        let card = Color::from(self.look.tokens.card);
        // On its tip, a square is wider than a circle.
        let tip = UiTransform {
            rotation: Rot2::degrees(45.0),
            scale: Vec2::splat(0.82),
            ..default()
        };
        match mark {
            Mark::Circle => {
                let node = Node {
                    border_radius: BorderRadius::MAX,
                    ..node
                };
                self.leaf((node, BackgroundColor(color), Pickable::IGNORE));
            }
            Mark::Square => {
                let small = UiTransform::from_scale(Vec2::splat(0.9));
                self.leaf((node, BackgroundColor(color), small, Pickable::IGNORE));
            }
            Mark::Triangle => {
                let image = ImageNode { color, ..default() };
                let wide = UiTransform::from_scale(Vec2::splat(1.25));
                self.leaf((node, Icon("up"), image, wide, silent(), Pickable::IGNORE));
            }
            Mark::Diamond => {
                self.leaf((node, BackgroundColor(color), tip, Pickable::IGNORE));
            }
            Mark::Ring | Mark::Hollow => {
                let round = mark == Mark::Ring;
                let node = Node {
                    border: UiRect::all(px((size / 5.0).max(2.0))),
                    border_radius: if round {
                        BorderRadius::MAX
                    } else {
                        BorderRadius::ZERO
                    },
                    ..node
                };
                let turned = if round { UiTransform::IDENTITY } else { tip };
                self.leaf((
                    node,
                    BackgroundColor(card),
                    BorderColor::all(color),
                    turned,
                    Pickable::IGNORE,
                ));
            }
        }
    }

    /// A short text in a box of a chart; silent, because the chart says in words what it shows.
    pub fn note(
        &mut self,
        place: Rect,
        justify: JustifyContent,
        style: Style,
        tint: Rgb,
        text: impl Into<String>,
    ) {
        let (font, _, line) = style.bundle(self.look);
        let node = Node {
            justify_content: justify,
            align_items: AlignItems::Center,
            ..at(place.min.x, place.min.y, place.width(), place.height())
        };
        self.node(node, |ui| {
            ui.leaf((
                Text::new(text),
                font,
                TextColor(tint.into()),
                line,
                TextLayout::no_wrap(),
                Node::default().firm(),
                silent(),
            ));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_cover_the_line_and_no_more() {
        assert_eq!(dashes(12.0, None), [(0.0, 12.0)]);
        let found = dashes(32.0, Some((10.0, 5.0)));
        assert_eq!(found, [(0.0, 10.0), (15.0, 25.0), (30.0, 32.0)]);
    }
}
