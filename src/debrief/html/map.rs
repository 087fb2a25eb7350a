//! The leading × managing map: what leading and managing have built in the team, turn by turn; and the roads of one decision side by side.

use maud::Markup;

use super::svg::{Mark, Svg};
use crate::debrief::page::{Axis, Figure, RoadMark};
use crate::debrief::points::{Points, one};

const SIZE: f64 = 380.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 14.0;

pub(super) fn map(figure: &Figure, path: &[[Points; 2]]) -> Markup {
    let mut svg = Svg::new();
    let x = |p: f64| LEFT + p / 100.0 * SIZE;
    let y = |p: f64| TOP + SIZE - p / 100.0 * SIZE;
    svg.rect("frame", LEFT, TOP, SIZE, SIZE);
    svg.line("grid", (x(50.0), TOP), (x(50.0), TOP + SIZE));
    svg.line("grid", (LEFT, y(50.0)), (LEFT + SIZE, y(50.0)));
    for (px, py, first, second) in [
        (25.0, 93.0, "vision without", "carrying: chaos"),
        (75.0, 93.0, "direction", "and order"),
        (25.0, 10.0, "drift", ""),
        (75.0, 10.0, "procedure without", "a why: rigidity"),
    ] {
        svg.text("small soft mid", x(px), y(py), first);
        svg.text("small soft mid", x(px), y(py) + 15.0, second);
    }
    svg.text(
        "bold mid",
        LEFT + SIZE / 2.0,
        TOP + SIZE + 34.0,
        "Order: what managing builds →",
    );
    svg.text("small soft mid", x(0.0), TOP + SIZE + 16.0, "0");
    svg.text("small soft mid", x(100.0), TOP + SIZE + 16.0, "100");
    svg.upright(
        "bold mid",
        LEFT - 16.0,
        TOP + SIZE / 2.0,
        "Direction: what leading builds →",
    );
    let points: Vec<_> = path
        .iter()
        .map(|[direction, order]| (x(order.float()), y(direction.float())))
        .collect();
    svg.path("path", "", &points);
    let last = points.len().saturating_sub(1);
    for (turn, &point) in points.iter().enumerate() {
        if turn == 0 {
            svg.mark("hollow ink", Mark::Square, point, 7.0);
        } else if turn == last {
            svg.mark("mark ink", Mark::Circle, point, 11.0);
            svg.text("small on mid", point.0, point.1 + 4.0, &turn.to_string());
        } else {
            svg.mark("hollow ink", Mark::Circle, point, 8.5);
            svg.text("small mid", point.0, point.1 + 4.0, &turn.to_string());
        }
    }
    svg.done(figure, 440.0, 450.0)
}

/// The roads of a decision: what was to be expected (dot and interval) and what the same luck would have made of it (diamond).
pub(super) fn roads(figure: &Figure, axis: Axis, roads: &[RoadMark]) -> Markup {
    let height = 44.0 + 34.0 * roads.len() as f64;
    let mut svg = Svg::new();
    let x = |points: f64| 200.0 + axis.share(points) * 690.0;
    let floor = 10.0 + 34.0 * roads.len() as f64;
    for tick in axis.ticks() {
        svg.line("grid", (x(tick), 4.0), (x(tick), floor));
        svg.text(
            "small soft mid",
            x(tick),
            floor + 17.0,
            &format!("{tick:.0}"),
        );
    }
    for (i, road) in roads.iter().enumerate() {
        let y = 24.0 + 34.0 * i as f64;
        let (class, did) = if road.taken {
            ("bold", "  what you did")
        } else {
            ("", "")
        };
        svg.text(class, 4.0, y + 5.0, &format!("{}{did}", road.letter));
        let e = road.expected;
        svg.line("axis", (x(e.mean - e.within), y), (x(e.mean + e.within), y));
        svg.mark("mark ink", Mark::Circle, (x(e.mean), y), 6.5);
        let there = (x(road.same_luck.float()), y);
        svg.mark("hollow ink", Mark::Diamond, there, 5.5);
        let figures = format!("{}  ·  {}", one(e.mean), road.same_luck.whole());
        svg.text("small soft", 900.0, y + 4.0, &figures);
    }
    svg.done(figure, 980.0, height)
}
