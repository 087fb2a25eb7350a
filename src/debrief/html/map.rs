//! The leading × managing map: what leading and managing have built in the team, turn by turn; and the roads of one decision side by side.

use super::svg::{Mark, Svg};
use crate::debrief::points::{Points, one};
use crate::debrief::report::{Debrief, Road};

const SIZE: f64 = 380.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 14.0;

pub(super) fn map(debrief: &Debrief) -> String {
    let values = |id: &str| {
        let number = debrief.numbers.iter().find(|n| n.id == id);
        number.map_or(&[][..], |n| &n.values)
    };
    let (direction, order) = (values("direction"), values("order"));
    let ends = |v: &[Points]| match (v.first(), v.last()) {
        (Some(a), Some(b)) => format!("from {} to {}", a.whole(), b.whole()),
        _ => String::new(),
    };
    let mut svg = Svg::new(
        "map",
        440.0,
        450.0,
        "The leading and managing map with your path",
        &format!(
            "Direction, which leading builds, went {}; order, which managing builds, went {}.",
            ends(direction),
            ends(order)
        ),
    );
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
    let points: Vec<_> = direction
        .iter()
        .zip(order)
        .map(|(d, o)| (x(o.float()), y(d.float())))
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
    svg.done()
}

/// The roads of a decision: what was to be expected (dot and interval) and what the same luck would have made of it (diamond).
pub(super) fn roads(id: &str, roads: &[Road]) -> String {
    let height = 44.0 + 34.0 * roads.len() as f64;
    let said: Vec<String> = roads
        .iter()
        .zip('A'..)
        .map(|(road, letter)| {
            format!(
                "{letter}: {} to be expected, {} under the same luck",
                one(road.expected.mean),
                road.same_luck_grade.whole()
            )
        })
        .collect();
    let mut svg = Svg::new(
        id,
        980.0,
        height,
        "Where each road was expected to lead, and where your luck would have led it",
        &said.join("; "),
    );
    let all = roads.iter().flat_map(|r| {
        [
            r.expected.mean - r.expected.within,
            r.expected.mean + r.expected.within,
            r.same_luck_grade.float(),
        ]
    });
    let (low, high) = all.fold((f64::INFINITY, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
    let from = ((low - 2.0) / 5.0).floor().max(0.0) * 5.0;
    let to = ((high + 2.0) / 5.0).ceil() * 5.0;
    let x = |points: f64| 200.0 + (points - from) / (to - from).max(1.0) * 690.0;
    let floor = 10.0 + 34.0 * roads.len() as f64;
    let mut tick = from;
    while tick <= to {
        svg.line("grid", (x(tick), 4.0), (x(tick), floor));
        svg.text(
            "small soft mid",
            x(tick),
            floor + 17.0,
            &format!("{tick:.0}"),
        );
        tick += if to - from > 40.0 { 10.0 } else { 5.0 };
    }
    for (i, (road, letter)) in roads.iter().zip('A'..).enumerate() {
        let y = 24.0 + 34.0 * i as f64;
        let name = if road.taken {
            format!("{letter}  what you did")
        } else {
            letter.to_string()
        };
        svg.text(if road.taken { "bold" } else { "" }, 4.0, y + 5.0, &name);
        let e = road.expected;
        svg.line("axis", (x(e.mean - e.within), y), (x(e.mean + e.within), y));
        svg.mark("mark ink", Mark::Circle, (x(e.mean), y), 6.5);
        svg.mark(
            "hollow ink",
            Mark::Diamond,
            (x(road.same_luck_grade.float()), y),
            5.5,
        );
        svg.text(
            "small soft",
            900.0,
            y + 4.0,
            &format!("{}  ·  {}", one(e.mean), road.same_luck_grade.whole()),
        );
    }
    svg.done()
}
