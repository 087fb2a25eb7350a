//! Charts as series and marks: what is to be seen, and the same in words; where it stands on the paper is the renderer's.

use super::text::Text;
use crate::debrief::points::Points;
use crate::debrief::report::Fit;
use crate::engine::Hat;

/// A chart with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Unique on the page.
    pub id: String,
    /// What it shows.
    pub title: &'static str,
    /// The same as the picture, in words, for those who do not see it.
    pub about: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// What stands below it.
    pub caption: Text,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// Meters over the turns, and the luck of every turn.
    Meters {
        /// The meters, from the start on.
        series: Vec<Series>,
        /// The turns, from the first on.
        turns: Vec<TurnMark>,
    },
    /// From what was to be expected to what came, step by step.
    Steps(Axis, Vec<Step>),
    /// What was asked for and what was worn, turn by turn.
    Hats(Vec<HatMark>),
    /// Direction upwards, order to the right: the path from the start on.
    Map(Vec<[Points; 2]>),
    /// What was to be expected of each road, and where the same luck would have led it.
    Roads(Axis, Vec<RoadMark>),
    /// Morale, stability and results down one road, from before the decision on.
    Road {
        /// Down the road.
        road: Vec<[Points; 3]>,
        /// As it really went.
        real: Vec<[Points; 3]>,
    },
}

/// A number over the turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Stable: `morale`, `meter:budget`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// At the start, and after each turn.
    pub values: Vec<Points>,
}

/// A turn on the axis of time.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnMark {
    /// From 1.
    pub turn: u16,
    /// Title of its crisis.
    pub title: String,
    /// How far it came better or worse than was to be expected, in points.
    pub luck: f64,
}

/// A step on the way to a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is.
    pub name: &'static str,
    /// Where it begins, in points; the same as where it ends if it is a level and no step.
    pub from: f64,
    /// Where it ends, in points.
    pub to: f64,
    /// As a figure.
    pub value: String,
}

/// Asked and worn in one turn.
#[derive(Debug, Clone, PartialEq)]
pub struct HatMark {
    /// From 1.
    pub turn: u16,
    /// Share of leading that was asked for, in per cent; nothing if nothing was.
    pub asked: Option<i32>,
    /// Share of leading that was worn, in per cent; nothing for waiting.
    pub worn: Option<i32>,
    /// Whether they fitted.
    pub fit: Fit,
}

/// One road.
#[derive(Debug, Clone, PartialEq)]
pub struct RoadMark {
    /// `A`, `B` and so on.
    pub letter: char,
    /// Whether it was the one.
    pub taken: bool,
    /// Its hat.
    pub hat: Hat,
    /// What was to be expected.
    pub expected: crate::debrief::Figure,
    /// The grade under the luck of the playthrough.
    pub same_luck: Points,
}

/// What part of the points a chart shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// The least, a whole five.
    pub from: f64,
    /// The most, a whole five.
    pub to: f64,
}

impl Axis {
    /// Around these values with so many points of room, at whole fives; everything from 0 to 100 if there are none.
    #[must_use]
    pub fn around(values: impl IntoIterator<Item = f64>, room: f64) -> Self {
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        let values = values.into_iter();
        let (low, high) = values.fold(ends, |(l, h), v| (l.min(v), h.max(v)));
        if low > high {
            return Self {
                from: 0.0,
                to: 100.0,
            };
        }
        let from = ((low - room) / 5.0).floor().clamp(0.0, 19.0) * 5.0;
        let to = ((high + room) / 5.0).ceil().min(20.0) * 5.0;
        Self {
            from,
            to: to.max(from + 5.0),
        }
    }

    /// Where a value lies, from 0 to 1.
    #[must_use]
    pub fn share(self, value: f64) -> f64 {
        ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    /// The values that are written at it.
    #[must_use]
    pub fn ticks(self) -> Vec<f64> {
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

#[cfg(test)]
mod tests {
    use super::Axis;

    #[test]
    fn an_axis_holds_what_it_is_made_for() {
        let values = [41.3, 63.0, 58.9];
        let axis = Axis::around(values, 2.0);
        assert_eq!((axis.from, axis.to), (35.0, 65.0));
        assert!(values.iter().all(|v| (0.0..=1.0).contains(&axis.share(*v))));
        assert_eq!(axis.ticks(), [40.0, 50.0, 60.0]);
        let empty = Axis::around([], 2.0);
        assert_eq!((empty.from, empty.to), (0.0, 100.0));
        let top = Axis::around([100.0], 2.0);
        assert_eq!((top.from, top.to), (95.0, 100.0));
    }
}
