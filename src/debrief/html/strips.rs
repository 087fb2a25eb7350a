//! What was asked for and what was worn, one strip above the other; and how the grade came about.

use maud::Markup;

use super::svg::{Mark, Svg};
use crate::debrief::page::{Axis, Figure, HatMark, Step};
use crate::debrief::report::Fit;

const LEFT: f64 = 64.0;
const RIGHT: f64 = 970.0;

pub(super) fn hats(figure: &Figure, turns: &[HatMark]) -> Markup {
    let mut svg = Svg::new();
    svg.text("bold end", LEFT - 12.0, 50.0, "asked");
    svg.text("bold end", LEFT - 12.0, 132.0, "worn");
    let step = (RIGHT - LEFT) / turns.len().max(1) as f64;
    for (i, turn) in turns.iter().enumerate() {
        let (x, width) = (LEFT + step * i as f64, step - 4.0);
        let middle = x + width / 2.0;
        svg.text("small soft mid", middle, 12.0, &turn.turn.to_string());
        match turn.asked {
            Some(lead) => shares(&mut svg, x, 18.0, width, lead),
            None => svg.text("small soft mid", middle, 50.0, "—"),
        }
        match turn.worn {
            Some(lead) => shares(&mut svg, x, 100.0, width, lead),
            None => {
                svg.rect("hollow wait", x + 1.0, 101.0, width - 2.0, 52.0);
                svg.text("small mid", middle, 131.0, "wait");
            }
        }
        let (sign, word) = match turn.fit {
            Fit::Fits => ("✓", turn.word()),
            Fit::Apart => ("✕", turn.word()),
            Fit::Waited => ("○", turn.word()),
            Fit::Unasked => ("", ""),
        };
        svg.text("bold mid", middle, 174.0, sign);
        svg.text("small soft mid", middle, 190.0, word);
    }
    svg.done(figure, 980.0, 212.0)
}

/// A cell of which the upper part leads and the lower part manages.
fn shares(svg: &mut Svg, x: f64, y: f64, width: f64, lead: i32) {
    const HEIGHT: f64 = 54.0;
    let upper = HEIGHT * f64::from(lead.clamp(0, 100)) / 100.0;
    svg.rect("area lead", x, y, width, upper);
    svg.rect("area manage", x, y + upper, width, HEIGHT - upper);
    let middle = x + width / 2.0;
    if upper >= 17.0 {
        svg.text(
            "small on mid",
            middle,
            y + upper / 2.0 + 4.0,
            &label(width, "lead", lead),
        );
    }
    if HEIGHT - upper >= 17.0 {
        let text = label(width, "manage", 100 - lead);
        svg.text(
            "small on mid",
            middle,
            y + upper + (HEIGHT - upper) / 2.0 + 4.0,
            &text,
        );
    }
}

/// The word and the share; where that is too wide, the initial and the share, alike in all cells.
fn label(width: f64, word: &str, share: i32) -> String {
    if share == 100 {
        word.to_owned()
    } else if width > 80.0 {
        format!("{word} {share}")
    } else {
        format!("{} {share}", word[..1].to_uppercase())
    }
}

/// From what was to be expected, step by step, to what came.
pub(super) fn steps(figure: &Figure, axis: Axis, steps: &[Step]) -> Markup {
    let mut svg = Svg::new();
    let floor = 8.0 + 35.0 * steps.len() as f64;
    let x = |points: f64| 190.0 + axis.share(points) * 700.0;
    for tick in axis.ticks() {
        svg.line("grid", (x(tick), 8.0), (x(tick), floor));
        svg.text(
            "small soft mid",
            x(tick),
            floor + 18.0,
            &format!("{tick:.0}"),
        );
    }
    for (i, step) in steps.iter().enumerate() {
        let y = 10.0 + 35.0 * i as f64;
        let (from, to) = (step.from, step.to);
        svg.text("bold end", 178.0, y + 18.0, step.name);
        // Only differences are bars: the axis does not begin at 0.
        if i == 0 || i + 1 == steps.len() {
            svg.mark("mark ink", Mark::Circle, (x(from), y + 12.5), 8.0);
        } else {
            let class = if to < from { "hollow ink" } else { "area ink" };
            let wide = (x(to) - x(from)).abs().max(1.0);
            svg.rect(class, x(from.min(to)), y, wide, 25.0);
            svg.line("axis", (x(from), y - 10.0), (x(from), y));
        }
        if i + 1 < steps.len() {
            svg.line("axis", (x(to), y + 25.0), (x(to), y + 35.0));
        }
        svg.text("bold", x(from.max(to)) + 14.0, y + 18.0, &step.value);
    }
    svg.done(figure, 980.0, floor + 30.0)
}
