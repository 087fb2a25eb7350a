//! One card: heading, rows, hats and bars.

use super::canvas::Canvas;
use crate::analysis::graph::layout::{BAR, LINE, Placed, PlacedRow};
use crate::analysis::graph::model::{Card, Kind, Row, Rows};
use crate::analysis::graph::style::{self, BOLD, SMALL, TITLE};
use crate::engine::Hat;

pub(super) fn draw(canvas: &mut Canvas, card: &Card, placed: &Placed) {
    let tip = if card.tip.is_empty() {
        &card.title
    } else {
        &card.tip
    };
    canvas.open_named(&card.id, tip);
    let edge = match card.kind {
        Kind::Crisis {
            conditional: true, ..
        } => "f-card s-ink maybe",
        Kind::Ending(grade) => &format!("f-card s-{}", style::grade(grade).0),
        _ => "f-card s-ink",
    };
    canvas.rect(edge, placed.x, placed.y, placed.w, placed.h, 12.0);
    heading(canvas, card, placed);
    for (row, place) in card.rows.iter().zip(&placed.rows) {
        canvas.open("", &row.tip);
        row_at(canvas, row, place, placed);
        canvas.close();
    }
    canvas.close();
}

fn heading(canvas: &mut Canvas, card: &Card, placed: &Placed) {
    let room = placed.w - 32.0 - BAR;
    let x = placed.x + 16.0;
    let mut y = placed.y + 10.0;
    for line in &placed.title {
        y += 22.0;
        canvas.text((x, y - 5.0), TITLE, "ink", line, room);
    }
    y += LINE - 3.0;
    let right = placed.x + placed.w - 16.0;
    let bar = match card.kind {
        Kind::Ending(grade) => style::grade(grade).0,
        _ => "ink",
    };
    if let Some(share) = card.share {
        share_at(canvas, share, (right, placed.y + 27.0), bar);
    }
    match card.kind {
        Kind::Start => canvas.text((x, y), SMALL, "soft", &card.under, room),
        Kind::Crisis {
            situation,
            severity,
            ..
        } => {
            let text = format!("{} · severity {severity}", situation.name());
            triangles(canvas, severity, (right - 134.0, y));
            let under = if card.under.is_empty() {
                text
            } else {
                format!("{text} · {}", card.under)
            };
            let under = crate::analysis::graph::measure::cut(&under, SMALL, room);
            canvas.text((x, y), SMALL, "soft", &under, room);
        }
        Kind::Ending(grade) => {
            let (token, words) = style::grade(grade);
            let text = match grade {
                Some(points) => format!("{words}: mean grade {points}"),
                None => words.to_owned(),
            };
            canvas.text((x, y), BOLD, token, &text, room);
        }
    }
}

/// Severity as filled triangles out of four, as on the table of the game.
fn triangles(canvas: &mut Canvas, severity: i32, (x, y): (f32, f32)) {
    let filled = (severity + 12) / 25;
    for n in 0..4 {
        let left = x + n as f32 * 16.0;
        let class = if n < filled {
            "f-soft s-soft"
        } else {
            "n s-soft"
        };
        canvas.path(class, &format!("M{left:.1} {y:.1}l6 -10l6 10z"));
    }
}

fn share_at(canvas: &mut Canvas, share: u32, (right, y): (f32, f32), colour: &str) {
    let track = 84.0;
    let left = right - 50.0 - track;
    canvas.rect("f-rail", left, y - 9.0, track, 8.0, 4.0);
    if share > 0 {
        canvas.rect(
            &format!("f-{colour}"),
            left,
            y - 9.0,
            track * share.min(100) as f32 / 100.0,
            8.0,
            3.0,
        );
    }
    canvas.text_to((right, y), BOLD, "ink", &format!("{share} %"), 50.0);
}

fn row_at(canvas: &mut Canvas, row: &Row, place: &PlacedRow, card: &Placed) {
    let right = card.x + card.w - 16.0;
    let mut colour = "soft";
    if let Rows::Response(worn) = row.kind {
        hat(canvas, worn, (card.x + 14.0, place.y));
        if let Some(share) = row.share {
            share_at(canvas, share, (right, place.y), style::hat(Some(worn)));
        }
    }
    if matches!(row.kind, Rows::Gate) {
        colour = "ink";
    }
    if !row.mark.is_empty() {
        canvas.text((place.x - 34.0, place.y), BOLD, "ink", &row.mark, 34.0);
    }
    if let Some((head, wide)) = &place.head {
        let before = wide + 8.0;
        let text = place.lines.first().map_or("", String::as_str);
        canvas.headed(
            (place.x - before, place.y),
            (head, BOLD),
            (place.face, colour),
            text,
            place.room + before,
        );
        return;
    }
    for (n, line) in place.lines.iter().enumerate() {
        canvas.text(
            (place.x, place.y + n as f32 * LINE),
            place.face,
            colour,
            line,
            place.room,
        );
    }
}

/// A hat with its letter on it: the crown and the brim. Both hats are half and half; no hat is only an outline.
pub(super) fn hat(canvas: &mut Canvas, worn: Hat, (x, y): (f32, f32)) {
    let crown = |x: f32, w: f32| format!("M{:.1} {:.1}h{w:.1}v15h-{w:.1}z", x, y - 12.0);
    let brim = |x: f32, w: f32| format!("M{:.1} {:.1}h{w:.1}v3h-{w:.1}z", x, y + 3.0);
    match worn {
        Hat::Lead | Hat::Manage => {
            let class = format!("f-{}", style::hat(Some(worn)));
            canvas.path(
                &class,
                &format!("{}{}", crown(x + 3.0, 16.0), brim(x, 22.0)),
            );
        }
        Hat::Both => {
            canvas.path(
                "f-lead",
                &format!("{}{}", crown(x + 3.0, 8.0), brim(x, 11.0)),
            );
            canvas.path(
                "f-manage",
                &format!("{}{}", crown(x + 11.0, 8.0), brim(x + 11.0, 11.0)),
            );
        }
        Hat::Wait => {
            canvas.path(
                "f-card s-wait",
                &format!("{}{}", crown(x + 3.0, 16.0), brim(x, 22.0)),
            );
        }
    }
    let colour = if worn == Hat::Wait { "wait" } else { "card" };
    canvas.text_around(
        (x + 11.0, y + 0.5),
        style::BOLD,
        colour,
        style::letter(worn),
        16.0,
    );
}
