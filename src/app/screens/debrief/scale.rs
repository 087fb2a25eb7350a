//! A scale of points from left to right, with bars, intervals and marks on it.

use bevy::prelude::*;

use crate::app::kit::{Mark, Rgb, Style, Ui, at, block};

/// What part of the points a scale shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    from: f64,
    to: f64,
}

impl Scale {
    /// Around these values, at whole fives.
    pub(super) fn around(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
            (low.min(v), high.max(v))
        });
        if low > high {
            return Self {
                from: 0.0,
                to: 100.0,
            };
        }
        let from = ((low - 2.0) / 5.0).floor().max(0.0) * 5.0;
        let to = ((high + 2.0) / 5.0).ceil() * 5.0;
        Self {
            from,
            to: to.max(from + 5.0),
        }
    }

    /// Where a value lies, in per cent of the scale.
    pub(super) fn percent(self, value: f64) -> f32 {
        ((value - self.from) / (self.to - self.from) * 100.0).clamp(0.0, 100.0) as f32
    }

    /// The values that are written at the scale.
    fn ticks(self) -> Vec<f64> {
        let step = match self.to - self.from {
            wide if wide > 60.0 => 20.0,
            wide if wide > 20.0 => 10.0,
            _ => 5.0,
        };
        let mut tick = (self.from / step).ceil() * step;
        let mut found = Vec::new();
        while tick <= self.to {
            found.push(tick);
            tick += step;
        }
        found
    }
}

/// A track as high as so many logical pixels, with the lines of the scale.
pub(super) fn track(
    ui: &mut Ui<'_, '_>,
    scale: Scale,
    height: f32,
    inside: impl FnOnce(&mut Ui<'_, '_>),
) {
    let line = ui.look.tokens.line;
    let node = block(percent(100), px(height));
    ui.node(node, |ui| {
        for tick in scale.ticks() {
            pin(ui, scale.percent(tick), |ui| {
                ui.leaf((at(-1.0, 0.0, 2.0, height), BackgroundColor(line.into())));
            });
        }
        inside(ui);
    });
}

/// The numbers below the tracks of a scale.
pub(super) fn axis(ui: &mut Ui<'_, '_>, scale: Scale) {
    let (rem, soft) = (ui.look.rem, ui.look.tokens.soft);
    let node = block(percent(100), px(rem * 1.3));
    ui.node(node, |ui| {
        for tick in scale.ticks() {
            pin(ui, scale.percent(tick), |ui| {
                let place = Rect::new(-1.5 * rem, 0.0, 1.5 * rem, 1.3 * rem);
                ui.note(
                    place,
                    JustifyContent::Center,
                    Style::Small,
                    soft,
                    format!("{tick:.0}"),
                );
            });
        }
    });
}

/// A place without a size on a track.
pub(super) fn pin(ui: &mut Ui<'_, '_>, percents: f32, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    let node = Node {
        position_type: PositionType::Absolute,
        left: percent(percents),
        top: px(0),
        width: px(0),
        height: px(0),
        ..default()
    };
    ui.node(node, inside);
}

/// A mark on a track.
pub(super) fn mark(
    ui: &mut Ui<'_, '_>,
    percents: f32,
    middle: f32,
    mark: Mark,
    size: f32,
    tint: Rgb,
) {
    pin(ui, percents, |ui| {
        ui.mark(mark, Vec2::new(0.0, middle), size, tint);
    });
}

/// A bar on a track, from one place to another; hollow ones are outlined.
pub(super) fn bar(
    ui: &mut Ui<'_, '_>,
    (from, to): (f32, f32),
    (top, height): (f32, f32),
    tint: Rgb,
    hollow: bool,
) {
    let (left, right) = (from.min(to), from.max(to));
    let node = Node {
        position_type: PositionType::Absolute,
        left: percent(left),
        width: percent(right - left),
        min_width: px(2),
        top: px(top),
        height: px(height),
        border: UiRect::all(px(if hollow { 2.0 } else { 0.0 })),
        ..default()
    };
    let color = Color::from(tint);
    let ground = if hollow {
        ui.look.tokens.card.into()
    } else {
        color
    };
    ui.leaf((node, BackgroundColor(ground), BorderColor::all(color)));
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn a_scale_holds_what_it_is_made_for() {
        let values = [41.3, 63.0, 58.9];
        let scale = Scale::around(values.into_iter());
        assert_eq!((scale.from, scale.to), (35.0, 65.0));
        for value in values {
            let percent = scale.percent(value);
            assert!((0.0..=100.0).contains(&percent), "{value} at {percent}");
        }
        assert_eq!(scale.ticks(), [40.0, 50.0, 60.0]);
        let empty = Scale::around(std::iter::empty());
        assert_eq!((empty.from, empty.to), (0.0, 100.0));
    }
}
