//! What was asked for and what was worn, one strip above the other; and how the grade came about.

use super::svg::{Mark, Svg};
use crate::debrief::points::{one, signed};
use crate::debrief::report::{Debrief, Fit, Turn};

const LEFT: f64 = 64.0;
const RIGHT: f64 = 970.0;

pub(super) fn hats(debrief: &Debrief) -> String {
    let fits = debrief.turns.iter().filter(|t| t.fit == Fit::Fits).count();
    let mut svg = Svg::new(
        "hats",
        980.0,
        212.0,
        "The hat that was asked for and the hat that was worn",
        &format!(
            "The hat fitted in {fits} of {} turns. The figures are in the table below.",
            debrief.turns.len()
        ),
    );
    svg.text("bold end", LEFT - 12.0, 50.0, "asked");
    svg.text("bold end", LEFT - 12.0, 132.0, "worn");
    let step = (RIGHT - LEFT) / debrief.turns.len().max(1) as f64;
    for (i, turn) in debrief.turns.iter().enumerate() {
        let (x, width) = (LEFT + step * i as f64, step - 4.0);
        let middle = x + width / 2.0;
        svg.text("small soft mid", middle, 12.0, &turn.turn.to_string());
        match turn.asked_lead {
            Some(lead) => shares(&mut svg, x, 18.0, width, lead),
            None => svg.text("small soft mid", middle, 50.0, "—"),
        }
        match turn.worn_lead {
            Some(lead) => shares(&mut svg, x, 100.0, width, lead),
            None => {
                svg.rect("hollow wait", x + 1.0, 101.0, width - 2.0, 52.0);
                svg.text("small mid", middle, 131.0, "wait");
            }
        }
        let (sign, word) = match turn.fit {
            Fit::Fits => ("✓", "fits"),
            Fit::Apart => ("✕", "apart"),
            Fit::Waited => ("○", "waited"),
            Fit::Unasked => ("", ""),
        };
        svg.text("bold mid", middle, 174.0, sign);
        svg.text("small soft mid", middle, 190.0, word);
    }
    svg.done()
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

/// From what was to be expected, over decisions and luck, to the grade.
pub(super) fn grade(debrief: &Debrief) -> String {
    let scores = &debrief.scores;
    let start = scores.expected_at_start.mean;
    let decided = start + scores.decisions.mean;
    let end = decided + scores.luck.mean;
    let about = format!(
        "{} was to be expected from the start, decisions moved it by {}, luck by {}, which makes {}.",
        one(start),
        signed(scores.decisions.mean),
        signed(scores.luck.mean),
        one(end)
    );
    let mut svg = Svg::new("grade", 980.0, 178.0, "How the grade came about", &about);
    let lowest = [start, decided, end]
        .into_iter()
        .fold(f64::INFINITY, f64::min);
    let highest = [start, decided, end].into_iter().fold(0.0, f64::max);
    let from = ((lowest - 4.0) / 5.0).floor().max(0.0) * 5.0;
    let to = ((highest + 4.0) / 5.0).ceil().min(20.0) * 5.0;
    let x = |points: f64| 190.0 + (points - from) / (to - from).max(1.0) * 700.0;
    let mut tick = from;
    while tick <= to {
        svg.line("grid", (x(tick), 8.0), (x(tick), 148.0));
        svg.text("small soft mid", x(tick), 166.0, &format!("{tick:.0}"));
        tick += if to - from > 40.0 { 10.0 } else { 5.0 };
    }
    let rows = [
        ("A plain routine", start, start, one(start)),
        (
            "Your decisions",
            start,
            decided,
            signed(scores.decisions.mean),
        ),
        ("Luck", decided, end, signed(scores.luck.mean)),
        (
            if debrief.played.finished {
                "Grade"
            } else {
                "Now to be expected"
            },
            end,
            end,
            one(end),
        ),
    ];
    for (i, (name, a, b, value)) in rows.into_iter().enumerate() {
        let y = 10.0 + 35.0 * i as f64;
        svg.text("bold end", 178.0, y + 18.0, name);
        // Only differences are bars: the axis does not begin at 0.
        if i == 0 || i == 3 {
            svg.mark("mark ink", Mark::Circle, (x(a), y + 12.5), 8.0);
        } else {
            let class = if b < a { "hollow ink" } else { "area ink" };
            svg.rect(class, x(a.min(b)), y, (x(b) - x(a)).abs().max(1.0), 25.0);
            svg.line("axis", (x(a), y - 10.0), (x(a), y));
        }
        if i < 3 {
            svg.line("axis", (x(b), y + 25.0), (x(b), y + 35.0));
        }
        svg.text("bold", x(a.max(b)) + 14.0, y + 18.0, &value);
    }
    svg.done()
}

/// The table that says the same as the strips.
pub(super) fn fit_word(turn: &Turn) -> &'static str {
    match turn.fit {
        Fit::Fits => "fits",
        Fit::Apart => "apart",
        Fit::Waited => "waited",
        Fit::Unasked => "not asked",
    }
}
