//! Bars that fill: a meter, a share.

use bevy::prelude::*;
use bevy::window::RequestRedraw;

use super::cue::{Curtain, step};
use super::look::Look;
use super::tokens::time::METER;

/// The filled part of a bar, in per cent of its track; moves from one value to another.
#[derive(Component, Debug, Clone, Copy)]
pub struct Bar {
    /// Where it starts, 0 to 100.
    pub from: f32,
    /// Where it ends, 0 to 100.
    pub to: f32,
    /// Seconds before it begins to move.
    pub wait: f32,
    /// Seconds since it was drawn.
    pub passed: f32,
}

impl Bar {
    /// A bar that stands still.
    #[must_use]
    pub const fn at(value: f32) -> Self {
        Self {
            from: value,
            to: value,
            wait: 0.0,
            passed: f32::MAX,
        }
    }

    /// A bar that moves, after so many seconds.
    #[must_use]
    pub const fn moving(from: f32, to: f32, wait: f32) -> Self {
        Self {
            from,
            to,
            wait,
            passed: 0.0,
        }
    }

    /// So many seconds after it was drawn for the first time: a page that is drawn again goes on where it was.
    #[must_use]
    pub const fn since(self, passed: f32) -> Self {
        Self { passed, ..self }
    }

    /// Where it is now.
    #[must_use]
    pub fn now(&self) -> f32 {
        let t = ((self.passed - self.wait) / METER).clamp(0.0, 1.0);
        EasingCurve::new(self.from, self.to, EaseFunction::CubicOut).sample_clamped(t)
    }

    fn done(&self) -> bool {
        self.passed >= self.wait + METER
    }
}

/// A number that counts along with a bar.
#[derive(Component, Debug, Clone, Copy)]
pub struct Delta(pub Bar);

fn fill(
    time: Res<Time>,
    look: Res<Look>,
    curtain: Res<Curtain>,
    mut bars: Query<(&mut Bar, &mut Node)>,
    mut numbers: Query<(&mut Delta, &mut Text)>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let mut moving = false;
    let hurried = curtain.hurried();
    let by = step(&time);
    let mut move_on = |bar: &mut Bar| {
        let passed = bar.passed;
        if look.motion && !hurried {
            bar.passed = passed + by;
            moving |= !bar.done();
        } else {
            bar.passed = f32::MAX;
        }
    };
    for (mut bar, mut node) in &mut bars {
        if bar.passed < f32::MAX {
            move_on(&mut bar);
            let width = percent(bar.now());
            if node.width != width {
                node.width = width;
            }
            if bar.done() {
                bar.passed = f32::MAX;
            }
        }
    }
    for (mut number, mut text) in &mut numbers {
        if number.0.passed < f32::MAX {
            move_on(&mut number.0);
            let shown = format!("{:.0}", number.0.now());
            if text.0 != shown {
                text.0 = shown;
            }
            if number.0.done() {
                number.0.passed = f32::MAX;
            }
        }
    }
    if moving {
        redraw.write(RequestRedraw);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, fill);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_goes_from_one_value_to_the_other_and_stays_between() {
        let mut bar = Bar::moving(20.0, 60.0, 0.5);
        assert!((bar.now() - 20.0).abs() < 0.01);
        let mut last = 20.0;
        for step in 0..20 {
            bar.passed = 0.1 * step as f32;
            assert!(
                bar.now() >= last - 0.01 && bar.now() <= 60.01,
                "{}",
                bar.now()
            );
            last = bar.now();
        }
        assert!((last - 60.0).abs() < 0.01);
        assert!(bar.done());
        assert!((Bar::at(33.0).now() - 33.0).abs() < 0.01);
    }
}
