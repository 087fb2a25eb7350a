//! Meters: how they stand, and how they moved with what moved them.

use bevy::prelude::*;

use crate::app::data::narration::moves;
use crate::app::kit::{
    Bar, Rgb, Style, Ui, announce_label, column, filling, meter_icon, row, space,
};
use crate::session::{MeterMove, MeterView};

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
        ui.node(column(space::XS), |ui| {
            ui.meter(&meter.id, &meter.name, bar, width);
            ui.node(column(2.0), |ui| {
                let tint = ui.look.tokens.meter(&meter.id);
                let by = meter.after - meter.before;
                let all = match by {
                    0 => format!("in all: it stays at {}", meter.after),
                    _ => format!("in all, from {}", meter.before),
                };
                entry(
                    ui,
                    by,
                    &all,
                    Style::Label,
                    (tint, tint),
                    &moves(std::slice::from_ref(meter)),
                );
                let t = ui.look.tokens;
                for line in &meter.lines {
                    let said = format!("{} {}", signed(line.points), line.why);
                    entry(
                        ui,
                        line.points,
                        &line.why,
                        Style::Small,
                        (t.ink, t.soft),
                        &said,
                    );
                }
            });
        });
    }
}

/// One line of the ledger: points below points, and why.
fn entry(
    ui: &mut Ui<'_, '_>,
    points: i32,
    why: &str,
    style: Style,
    (ink, soft): (Rgb, Rgb),
    said: &str,
) {
    let rem = ui.look.rem;
    let access = announce_label(accesskit::Role::ListItem, said);
    let node = Node {
        column_gap: px(space::S),
        align_items: AlignItems::FlexStart,
        min_width: px(0),
        ..default()
    };
    ui.node((node, access), |ui| {
        ui.node(
            Node {
                width: px(rem * 2.2),
                justify_content: JustifyContent::FlexEnd,
                flex_shrink: 0.0,
                ..default()
            },
            |ui| {
                ui.mute(style, ink, signed(points));
            },
        );
        ui.node(filling(0.0), |ui| {
            ui.mute(style, soft, why);
        });
    });
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
        let icon = meter_icon(&meter.id);
        ui.beside_icon(icon, 0.9, tint, |ui| {
            let by = signed(meter.after - meter.before);
            ui.text(
                Style::Small,
                format!("{} {by}: {}", meter.name, why.join(", ")),
            );
        });
    }
}
