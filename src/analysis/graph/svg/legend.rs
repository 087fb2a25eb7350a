//! The title, what the shares are from, and how to read the lines.

use super::canvas::{Canvas, Mark};
use super::card::hat;
use crate::analysis::graph::layout::{CARD, Layout};
use crate::analysis::graph::measure::{cut, wrap};
use crate::analysis::graph::model::{Graph, Links};
use crate::analysis::graph::style::{self, BOLD, HEAD, SMALL, TEXT};
use crate::engine::Hat;

pub(super) fn draw(canvas: &mut Canvas, graph: &Graph, layout: &Layout<'_>) {
    let x = layout.column;
    let title = cut(&graph.title, HEAD, CARD);
    canvas.text((x, 58.0), HEAD, "ink", &title, CARD);
    let intro = format!(
        "Read from top to bottom. The shares are from {} playthroughs of three simple players: one picks at random, one leads and manages in turn, one goes by a rule of thumb.",
        grouped(graph.runs)
    );
    for (n, line) in (0..3).zip(wrap(&intro, TEXT, CARD)) {
        canvas.text((x, 84.0 + n as f32 * 18.0), TEXT, "soft", &line, CARD);
    }
    hats(canvas, (x, 142.0));
    lines(canvas, (x + 190.0, 142.0));
    cards(canvas, (x + 560.0, 142.0));
}

fn hats(canvas: &mut Canvas, (x, y): (f32, f32)) {
    canvas.text((x, y), BOLD, "ink", "Hats", 180.0);
    for (n, worn) in (0..).zip(Hat::ALL) {
        let y = y + 26.0 + n as f32 * 24.0;
        hat(canvas, worn, (x, y));
        let words = match worn {
            Hat::Lead => "leads",
            Hat::Manage => "manages",
            Hat::Both => "both at once",
            Hat::Wait => "waits",
        };
        canvas.text((x + 32.0, y), SMALL, "ink", words, 150.0);
    }
}

fn lines(canvas: &mut Canvas, (x, y): (f32, f32)) {
    canvas.text(
        (x, y),
        BOLD,
        "ink",
        "Lines, in the colour of the hat",
        350.0,
    );
    for (n, (kind, words)) in (0..).zip([
        (Links::Gate, "decides whether it comes, or how it ends"),
        (Links::Closes, "ends the time in which it can come"),
        (Links::Remembered, "is remembered by a scene or outcome"),
        (Links::Later, "a consequence (C) comes back, usually here"),
        (Links::Promise, "a promise (P) is judged, usually here"),
    ]) {
        let y = y + 22.0 + n as f32 * 20.0;
        let class = format!("l {} s-ink", style::links(kind));
        canvas.mark(Mark::Dot, "ink", (x + 4.0, y - 4.0));
        canvas.path(&class, &format!("M{:.1} {:.1}h44", x + 4.0, y - 4.0));
        let end = if kind == Links::Closes {
            Mark::Bar
        } else {
            Mark::Right
        };
        canvas.mark(end, "ink", (x + 50.0, y - 4.0));
        canvas.text((x + 62.0, y), SMALL, "ink", words, 300.0);
    }
}

fn cards(canvas: &mut Canvas, (x, y): (f32, f32)) {
    canvas.text((x, y), BOLD, "ink", "Boxes", 240.0);
    for (n, (class, words)) in (0..).zip([
        ("f-card s-ink", "a crisis that comes to everybody"),
        ("f-card s-ink maybe", "a crisis that may pass you by"),
        ("f-card s-well", "▲ an ending, mean grade 55 or more"),
        ("f-card s-mixed", "◆ an ending in between"),
        ("f-card s-badly", "▼ an ending, mean grade under 40"),
    ]) {
        let y = y + 22.0 + n as f32 * 20.0;
        canvas.rect(class, x, y - 11.0, 22.0, 14.0, 4.0);
        canvas.text((x + 30.0, y), SMALL, "ink", words, 260.0);
    }
}

/// A number with commas between its thousands.
fn grouped(n: u32) -> String {
    if n < 1000 {
        return n.to_string();
    }
    format!("{},{:03}", grouped(n / 1000), n % 1000)
}
