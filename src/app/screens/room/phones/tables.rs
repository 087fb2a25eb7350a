//! Tables on the wall: who is through, never who answered what, until their reveal; then side by side.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use crate::app::data::narration::phones as words;
use crate::app::kit::{Style, Ui, column, meter_icon, row, space};
use crate::app::screens::page::Page;
use crate::app::screens::parts;
use crate::app::screens::room::pieces;
use crate::session::live::{LiveStep, WallTable, WallView};

/// With more tables than this, only how many of them are through is told.
const EACH: usize = 8;
/// With more tables than this, their answers are left out: the wall has room for hats and meters.
const FULL: usize = 6;

/// How many are through with this step, at each table.
pub(super) fn through(ui: &mut Ui<'_, '_>, wall: &WallView) {
    if let Some(pace) = wall.room.pace.filter(|_| wall.step.number > 0) {
        let all = pace.through + pace.going;
        let text = format!("{} of {all} tables are through", pace.through);
        ui.text(Style::Label, text);
        return;
    }
    let asks = wall.step.step.waits_for_seats();
    if !asks {
        return;
    }
    let tables = || wall.tables.iter().filter(|table| table.people > 0);
    let all = tables().count();
    if all > EACH {
        let done = tables().filter(|table| table.done >= table.people).count();
        ui.text(Style::Label, format!("{done} of {all} tables are through"));
        return;
    }
    for table in tables() {
        let name = if wall.tables.len() > 1 {
            format!("Table {}: ", table.table)
        } else {
            String::new()
        };
        let text = format!("{name}{} of {} through", table.done, table.people);
        ui.text(Style::Label, text);
    }
}

/// Tables on their own ways: who is through, and where the others are; nothing that lies ahead of anybody.
pub(super) fn own_pace(page: &mut Page, shown: &Shown) {
    let Some(until) = shown.wall.room.pace.map(|pace| pace.until) else {
        return;
    };
    frame(page, shown, "Each table goes on by itself", |ui| {
        ui.text(Style::Title, "Each table goes on by itself");
        ui.text(
            Style::Head,
            format!("Until the reveal of crisis {until}. Then all look together."),
        );
        let tables: Vec<&WallTable> = shown.wall.tables.iter().filter(|t| t.people > 0).collect();
        let columns = ui.look.columns(14.0, tables.len());
        pieces::grid(ui, columns, |ui| {
            for table in tables {
                ui.card(|ui| where_it_is(ui, table, until));
            }
        });
    });
}

fn where_it_is(ui: &mut Ui<'_, '_>, table: &WallTable, until: u16) {
    let at_barrier = table.number == until && table.step == LiveStep::Reveal;
    let through = table.number > until || table.step == LiveStep::Over || at_barrier;
    ui.text(Style::Head, format!("Table {}", table.table));
    if through {
        ui.row(space::XS, |ui| {
            ui.icon("check", 1.1, ui.look.tokens.ink);
            ui.text(Style::Plain, "Through");
        });
    } else {
        let text = format!("Crisis {} · {}", table.number, words::name(table.step));
        ui.text(Style::Plain, text);
    }
}

/// Every table beside the others: its answer, its hat, its meters.
pub(super) fn side(ui: &mut Ui<'_, '_>, tables: &[WallTable]) {
    let short = tables.len() > FULL;
    let columns = ui
        .look
        .columns(if short { 12.0 } else { 18.0 }, tables.len());
    pieces::grid(ui, columns, |ui| {
        for table in tables {
            ui.card(|ui| one(ui, table, short));
        }
    });
}

fn one(ui: &mut Ui<'_, '_>, table: &WallTable, short: bool) {
    let t = ui.look.tokens;
    ui.row(space::S, |ui| {
        ui.text(Style::Head, format!("Table {}", table.table));
        if let Some(hat) = table.hat {
            parts::hat_icons(ui, hat, 1.4);
            let name = crate::app::data::narration::sentence(crate::app::data::narration::hat(hat));
            ui.tinted(Style::Label, parts::hat_ink(&t, hat), name);
        }
    });
    match &table.response {
        None => {
            ui.text(Style::Plain, words::name(table.step));
        }
        Some(response) if !short => {
            ui.text(Style::Plain, response.clone());
        }
        Some(_) => {}
    }
    if table.response.is_some() {
        ui.node(row(space::M), |ui| {
            for meter in &table.meters {
                let says = format!("{}: {} of 100", meter.name, meter.value);
                let node = crate::app::kit::announce_label(accesskit::Role::Meter, says);
                ui.node((row(space::XS), node), |ui| {
                    let tint = ui.look.tokens.meter(&meter.id);
                    ui.icon(meter_icon(&meter.id), 1.0, tint);
                    ui.mute(Style::Label, t.ink, meter.value.to_string());
                });
            }
        });
    }
}

/// The roads have parted: every table has a crisis of its own, on its phones.
pub(super) fn apart(ui: &mut Ui<'_, '_>, tables: &[WallTable]) {
    ui.text(Style::Title, "Every table has a crisis of its own now");
    let columns = ui.look.columns(18.0, tables.len());
    pieces::grid(ui, columns, |ui| {
        for table in tables {
            ui.card(|ui| {
                ui.node(column(space::XS), |ui| {
                    ui.text(Style::Label, format!("Table {}", table.table));
                    ui.text(Style::Head, table.title.clone());
                    ui.text(Style::Soft, words::name(table.step));
                });
            });
        }
    });
}
