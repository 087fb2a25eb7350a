//! Meters: how they stand, and how they moved with what moved them.

use bevy::prelude::*;

use crate::app::game::moves;
use crate::app::theme::{Bar, Rgb, Style, Ui, column, row, space};
use crate::session::{Line, MeterMove, MeterView};

/// How long a meter waits for the one above it, in seconds.
const APART: f32 = 0.7;
/// How long the first one waits until the card has turned, in seconds.
const AFTER_CARD: f32 = 0.4;

/// The meters beside each other, as they stand.
pub(crate) fn meter_row(ui: &mut Ui<'_, '_>, meters: &[MeterView]) {
    let roomy = ui.look.roomy();
    let width = match (roomy, meters.len()) {
        (true, ..=3) => 9.0,
        (true, _) => 7.4,
        (false, _) => 8.4,
    };
    ui.node(
        Node {
            flex_shrink: if roomy { 0.0 } else { 1.0 },
            ..row(space::L)
        },
        |ui| {
            for meter in meters {
                let bar = Bar::at(meter.value as f32);
                ui.meter(&meter.id, &meter.name, bar, width);
            }
        },
    );
}

/// A change with its sign: a minus as long as the plus.
pub(crate) fn signed(points: i32) -> String {
    match points {
        0 => "±0".to_owned(),
        1.. => format!("+{points}"),
        _ => format!("−{}", points.unsigned_abs()),
    }
}

/// How meters moved, one after another, each with its lines. `moving` is whether they are seen moving.
pub(crate) fn moved(ui: &mut Ui<'_, '_>, meters: &[MeterMove], width: f32, moving: bool) {
    for (position, meter) in meters.iter().enumerate() {
        let bar = if moving {
            let wait = AFTER_CARD + APART * position as f32;
            Bar::moving(meter.before as f32, meter.after as f32, wait)
        } else {
            Bar::at(meter.after as f32)
        };
        ui.node(column(space::S), |ui| {
            ui.meter(&meter.id, &meter.name, bar, width);
            let tint = ui.look.tokens.meter(&meter.id);
            let by = meter.after - meter.before;
            let icon = match by {
                0 => "dot",
                1.. => "up",
                _ => "down",
            };
            let said = moves(std::slice::from_ref(meter));
            let access = crate::app::theme::announce_label(accesskit::Role::Label, said);
            ui.node((row(space::XS), access), |ui| {
                ui.icon(icon, 0.8, tint);
                let change = match by {
                    0 => format!("stays at {}", meter.after),
                    _ => format!("{} since {}", signed(by), meter.before),
                };
                ui.mute(Style::Label, tint, change);
            });
            for line in &meter.lines {
                ledger_line(ui, line);
            }
        });
    }
}

/// One line of the ledger: points, and why.
fn ledger_line(ui: &mut Ui<'_, '_>, line: &Line) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let said = format!("{} {}", signed(line.points), line.why);
    let access = crate::app::theme::announce_label(accesskit::Role::ListItem, said);
    let node = Node {
        column_gap: px(space::S),
        align_items: AlignItems::FlexStart,
        min_width: px(0),
        ..default()
    };
    ui.node((node, access), |ui| {
        ui.node(
            Node {
                width: px(rem * 1.9),
                justify_content: JustifyContent::FlexEnd,
                flex_shrink: 0.0,
                ..default()
            },
            |ui| {
                points(ui, line.points, t.ink);
            },
        );
        ui.node(
            Node {
                flex_grow: 1.0,
                flex_shrink: 1.0,
                flex_basis: px(0),
                ..column(0.0)
            },
            |ui| {
                ui.mute(Style::Small, t.soft, line.why.clone());
            },
        );
    });
}

fn points(ui: &mut Ui<'_, '_>, points: i32, tint: Rgb) {
    ui.mute(Style::Small, tint, signed(points));
}

/// What moved before anything was decided, in a line each.
pub(crate) fn moved_briefly(ui: &mut Ui<'_, '_>, meters: &[MeterMove]) {
    for meter in meters {
        let tint = ui.look.tokens.meter(&meter.id);
        let why: Vec<String> = meter
            .lines
            .iter()
            .map(|line| format!("{} {}", signed(line.points), line.why))
            .collect();
        let icon = crate::app::theme::meter_icon(&meter.id);
        ui.beside_icon(icon, 0.9, tint, |ui| {
            let by = signed(meter.after - meter.before);
            ui.text(
                Style::Small,
                format!("{} {by}: {}", meter.name, why.join(", ")),
            );
        });
    }
}
