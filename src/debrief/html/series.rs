//! The meters over the turns, with the crises named and the luck of every turn marked.

use super::svg::{Mark, Svg};
use crate::debrief::points::{Points, signed};
use crate::debrief::report::{Debrief, Kind, Number};

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

pub(super) fn meters(debrief: &Debrief) -> String {
    let meters: Vec<&Number> = debrief
        .numbers
        .iter()
        .filter(|n| n.kind == Kind::Meter)
        .collect();
    let ends: Vec<String> = meters
        .iter()
        .filter_map(|n| {
            Some(format!(
                "{} from {} to {}",
                n.name,
                n.values.first()?.whole(),
                n.values.last()?.whole()
            ))
        })
        .collect();
    let mut svg = Svg::new(
        "meters",
        980.0,
        462.0,
        "Meters over the turns",
        &format!("{}. The figures are in the table below.", ends.join("; ")),
    );
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
    let turns = debrief.turns.len().max(1);
    let step = (RIGHT - LEFT) / turns as f64;
    let x = |turn: usize| LEFT + step * turn as f64;
    names(&mut svg, debrief, step);
    luck(&mut svg, debrief, step);
    for meter in &meters {
        let (class, dashes, mark) = manner(&meter.id);
        let at = |(turn, value): (usize, &Points)| (x(turn), height(value.float()));
        let points: Vec<_> = meter.values.iter().enumerate().map(at).collect();
        svg.path(&format!("series {class}"), dashes, &points);
        for &point in &points {
            svg.mark(&format!("mark {class}"), mark, point, 5.0);
        }
    }
    labels(&mut svg, &meters);
    svg.done()
}

/// The meters' names at their ends, moved apart where they would lie on each other.
fn labels(svg: &mut Svg, meters: &[&Number]) {
    let mut ends: Vec<(f64, &Number, Points)> = meters
        .iter()
        .filter_map(|n| n.values.last().map(|&v| (height(v.float()), *n, v)))
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

fn names(svg: &mut Svg, debrief: &Debrief, step: f64) {
    svg.text("small soft end", LEFT - 8.0, FLOOR + 18.0, "turn");
    for turn in &debrief.turns {
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

/// Bars up for a turn that came better than was to be expected, down for one that came worse.
fn luck(svg: &mut Svg, debrief: &Debrief, step: f64) {
    svg.line("axis", (LEFT, LUCK), (RIGHT, LUCK));
    svg.text("small soft end", LEFT - 8.0, LUCK + 4.0, "luck");
    let largest = debrief
        .turns
        .iter()
        .map(|t| t.surprise.mean.abs())
        .fold(3.0, f64::max);
    for turn in &debrief.turns {
        let x = LEFT + step * f64::from(turn.turn);
        let size = turn.surprise.mean.abs() / largest * 20.0;
        let up = turn.surprise.mean >= 0.0;
        let y = if up { LUCK - size } else { LUCK };
        svg.rect("area ink", x - 6.0, y, 12.0, size);
        let text = signed(turn.surprise.mean);
        let y = if up { LUCK + 14.0 } else { LUCK - 6.0 };
        svg.text("small soft mid", x, y, &text);
    }
    svg.text("small soft", RIGHT + 28.0, LUCK - 2.0, "points beyond");
    svg.text("small soft", RIGHT + 28.0, LUCK + 12.0, "expectation");
}

/// A small picture of the three meters down one road, with the playthrough itself in thin lines behind it.
pub(super) fn road(
    id: &str,
    title: &str,
    about: &str,
    road: &[[Points; 3]],
    real: &[[Points; 3]],
) -> String {
    let mut svg = Svg::new(id, 216.0, 104.0, title, about);
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
    svg.done()
}
