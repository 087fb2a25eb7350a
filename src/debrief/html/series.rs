//! The meters over the turns, with the crises named and the luck of every turn marked.

use maud::Markup;

use super::svg::{Mark, Svg};
use crate::debrief::page::{Figure, Series, TurnMark};
use crate::debrief::points::{Points, signed};

const LEFT: f64 = 40.0;
const RIGHT: f64 = 850.0;
const TOP: f64 = 14.0;
const FLOOR: f64 = 274.0;
const LUCK: f64 = 322.0;

/// How a meter is drawn: class, dashes, mark.
fn manner(id: &str) -> (&'static str, &'static str, Mark) {
    match id {
        "morale" => ("morale", "", Mark::Circle),
        "stability" => ("stability", "10 5", Mark::Square),
        "results" => ("results", "2 6", Mark::Triangle),
        _ => ("other", "14 4 2 4", Mark::Diamond),
    }
}

const fn height(points: f64) -> f64 {
    FLOOR - points / 100.0 * (FLOOR - TOP)
}

pub(super) fn meters(figure: &Figure, meters: &[Series], turns: &[TurnMark]) -> Markup {
    let mut svg = Svg::new();
    for level in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let y = height(level);
        let class = if level == 0.0 { "axis" } else { "grid" };
        svg.line(class, (LEFT, y), (RIGHT, y));
        svg.text(
            "small soft end",
            LEFT - 8.0,
            y + 4.0,
            &format!("{level:.0}"),
        );
    }
    let step = (RIGHT - LEFT) / turns.len().max(1) as f64;
    let x = |turn: usize| LEFT + step * turn as f64;
    names(&mut svg, turns, step);
    luck(&mut svg, turns, step);
    for meter in meters {
        let (class, dashes, mark) = manner(&meter.id);
        let at = |(turn, value): (usize, &Points)| (x(turn), height(value.float()));
        let points: Vec<_> = meter.values.iter().enumerate().map(at).collect();
        svg.path(&format!("series {class}"), dashes, &points);
        for &point in &points {
            svg.mark(&format!("mark {class}"), mark, point, 5.0);
        }
    }
    labels(&mut svg, meters);
    svg.done(figure, 980.0, 462.0)
}

/// The meters' names at their ends, moved apart where they would lie on each other.
fn labels(svg: &mut Svg, meters: &[Series]) {
    let mut ends: Vec<(f64, &Series, Points)> = meters
        .iter()
        .filter_map(|n| n.values.last().map(|&v| (height(v.float()), n, v)))
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut last = f64::NEG_INFINITY;
    for (y, meter, value) in ends {
        let y = y.max(last + 17.0);
        last = y;
        let (class, _, mark) = manner(&meter.id);
        svg.mark(&format!("mark {class}"), mark, (RIGHT + 16.0, y), 5.0);
        let text = format!("{} {}", meter.name, value.whole());
        svg.text(&format!("label {class}"), RIGHT + 26.0, y + 5.0, &text);
    }
}

fn names(svg: &mut Svg, turns: &[TurnMark], step: f64) {
    svg.text("small soft end", LEFT - 8.0, FLOOR + 18.0, "crisis");
    for turn in turns {
        let x = LEFT + step * f64::from(turn.turn);
        svg.line("grid", (x, TOP), (x, LUCK + 34.0));
        svg.text("small mid", x, FLOOR + 18.0, &turn.turn.to_string());
        let mut title: String = turn.title.chars().take(24).collect();
        if title.len() < turn.title.len() {
            title = format!("{}…", title.trim_end());
        }
        svg.slanted("small end", x + 5.0, LUCK + 52.0, &title);
    }
}

/// Filled bars up for a turn that came better than was to be expected, hollow ones down for one that came worse.
fn luck(svg: &mut Svg, turns: &[TurnMark], step: f64) {
    svg.line("axis", (LEFT, LUCK), (RIGHT, LUCK));
    svg.text("small soft end", LEFT - 8.0, LUCK + 4.0, "luck");
    let largest = turns.iter().map(|t| t.luck.abs()).fold(3.0, f64::max);
    for turn in turns {
        let x = LEFT + step * f64::from(turn.turn);
        let size = turn.luck.abs() / largest * 20.0;
        let up = turn.luck >= 0.0;
        let y = if up { LUCK - size } else { LUCK };
        let class = if up { "area ink" } else { "hollow ink" };
        svg.rect(class, x - 6.0, y, 12.0, size);
        let text = signed(turn.luck);
        let y = if up { LUCK + 14.0 } else { LUCK - 6.0 };
        svg.text("small soft mid", x, y, &text);
    }
    svg.text("small soft", RIGHT + 28.0, LUCK - 2.0, "points beyond");
    svg.text("small soft", RIGHT + 28.0, LUCK + 12.0, "expectation");
}

/// A small picture of the three meters down one road, with the playthrough itself in thin lines behind it.
pub(super) fn road(figure: &Figure, road: &[[Points; 3]], real: &[[Points; 3]]) -> Markup {
    let mut svg = Svg::new();
    let (left, right, top, floor) = (4.0, 176.0, 6.0, 98.0);
    let y = |p: Points| floor - p.float() / 100.0 * (floor - top);
    for level in [0, 50_000, 100_000] {
        let class = if level == 0 { "axis" } else { "grid" };
        svg.line(class, (left, y(Points(level))), (right, y(Points(level))));
    }
    let steps = real.len().max(road.len()).max(2) - 1;
    let x = |turn: usize| left + (right - left) * turn as f64 / steps as f64;
    let mut ends = Vec::new();
    if road != real {
        for i in 0..3 {
            let points: Vec<_> = real
                .iter()
                .enumerate()
                .map(|(t, m)| (x(t), y(m[i])))
                .collect();
            svg.path("series real", "", &points);
        }
    }
    for (i, meter) in ["morale", "stability", "results"].into_iter().enumerate() {
        let (class, dashes, mark) = manner(meter);
        let points: Vec<_> = road
            .iter()
            .enumerate()
            .map(|(t, m)| (x(t), y(m[i])))
            .collect();
        svg.path(&format!("series thin {class}"), dashes, &points);
        if let (Some(&end), Some(last)) = (points.last(), road.last()) {
            svg.mark(&format!("mark {class}"), mark, end, 4.0);
            ends.push((end.1, class, last[i], end.0));
        }
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut last = f64::NEG_INFINITY;
    for (y, class, value, x) in ends {
        let y = y.max(last + 13.0);
        last = y;
        svg.text(
            &format!("small label {class}"),
            x + 9.0,
            y + 4.0,
            &value.whole(),
        );
    }
    svg.done(figure, 216.0, 104.0)
}
