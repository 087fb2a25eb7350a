//! Meters: how they stand, and how they moved with what moved them.

use bevy::prelude::*;

use crate::app::data::narration::{moves, sentence};
use crate::app::kit::{
    Arrange, Bar, Cue, Rgb, Style, Ui, announce_label, beside, beside_top, column, filling,
    meter_icon, space,
};
use crate::session::{MeterMove, MeterView};

/// How long a meter waits for the one above it, in seconds.
const APART: f32 = 0.7;
/// How long the first one waits until the card has turned, in seconds.
const AFTER_CARD: f32 = 0.4;

/// Room beside the meters for where one is, in heights of text.
const PLACE: f32 = 17.0;
/// The widest a meter is, and the narrowest with its name, in heights of text.
const METER: (f32, f32) = (9.0, 6.6);

/// The meters beside each other, as they stand; without their names where there is no room for them.
pub(crate) fn meter_row(ui: &mut Ui<'_, '_>, meters: &[MeterView]) {
    let gap = space::L / ui.look.rem;
    let room = (ui.look.wide - PLACE) / meters.len().max(1) as f32 - gap;
    let named = room >= METER.1;
    let width = if named {
        room.min(METER.0)
    } else {
        room.clamp(2.8, 4.0)
    };
    let node = beside(space::L).firm();
    ui.node(node, |ui| {
        for meter in meters {
            let bar = Bar::at(meter.value as f32);
            if named {
                ui.meter(&meter.id, &meter.name, bar, width);
            } else {
                ui.short_meter(&meter.id, &meter.name, bar, width);
            }
        }
    });
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
    let node = beside_top(space::S).slim();
    ui.node((node, access), |ui| {
        ui.node(Node::default().wide(rem * 2.2).to_end(), |ui| {
            ui.mute(style, ink, signed(points));
        });
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

/// How meters moved, across the page: how far, and in a sentence why. `cue` says when each moves, and how long ago the scene began.
pub(crate) fn reasons(
    ui: &mut Ui<'_, '_>,
    meters: &[MeterMove],
    cue: impl Fn(usize) -> (Cue, f32),
) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    for (position, meter) in meters.iter().enumerate() {
        let (cue, passed) = cue(position);
        let bar = Bar::moving(meter.before as f32, meter.after as f32, cue.at).since(passed);
        let tint = t.meter(&meter.id);
        let by = meter.after - meter.before;
        let access = announce_label(
            accesskit::Role::ListItem,
            moves(std::slice::from_ref(meter)),
        );
        ui.node((column(2.0), access, cue), |ui| {
            let line = beside(space::M);
            ui.node(line, |ui| {
                let name = beside(space::XS).wide(rem * 7.6);
                ui.node(name, |ui| {
                    ui.icon(meter_icon(&meter.id), 1.0, tint);
                    ui.node(filling(0.0), |ui| {
                        ui.mute(Style::Small, t.ink, meter.name.clone());
                    });
                });
                ui.node(filling(0.0), |ui| {
                    ui.bar(bar, tint, 18.0);
                });
                let number =
                    |ui: &mut Ui<'_, '_>, width: f32, inside: &mut dyn FnMut(&mut Ui<'_, '_>)| {
                        let node = Node::default().wide(rem * width).to_end();
                        ui.node(node, |ui| inside(ui));
                    };
                number(ui, 2.6, &mut |ui| {
                    ui.mute(Style::Label, tint, signed(by));
                });
                number(ui, 2.2, &mut |ui| {
                    ui.counted(Style::Label, bar);
                });
            });
            // Its name and how far it moved stand above.
            if !meter.reason.is_empty() {
                ui.mute(Style::Plain, t.ink, sentence(&meter.reason));
            }
        });
    }
}
