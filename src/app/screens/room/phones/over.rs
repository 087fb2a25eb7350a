//! The end, in three acts: how it ended, which roads led there, what to talk about.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use crate::app::kit::{Bar, Style, Ui, column, row, space};
use crate::app::screens::page::Page;
use crate::app::screens::parts;
use crate::app::screens::room::pieces;
use crate::session::live::WallTable;

pub(super) fn draw(page: &mut Page, shown: &Shown) {
    let title = shown.wall.end.as_ref().map_or("The end", |end| &end.title);
    frame(page, shown, title, |ui| match shown.room.page() {
        0 => ending(ui, shown),
        1 => roads(ui, shown),
        _ => closing(ui, &shown.wall.closing),
    });
}

fn ending(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let wall = shown.wall;
    let Some(end) = &wall.end else { return };
    ui.text(Style::Giant, end.title.clone());
    if wall.room.tables < 2 {
        ui.text(Style::Head, format!("Grade: {} of 100", end.grade));
    }
    let node = Node {
        max_width: px(ui.look.rem * 56.0),
        ..column(space::S)
    };
    ui.node(node, |ui| {
        for part in end.text.split("\n\n").filter(|p| !p.trim().is_empty()) {
            ui.text(Style::Plain, part.trim());
        }
    });
    let columns = ui.look.columns(14.0, wall.meters.len());
    pieces::grid(ui, columns, |ui| {
        for meter in &wall.meters {
            ui.meter(&meter.id, &meter.name, Bar::at(meter.value as f32), 13.0);
        }
    });
}

/// The first crisis, from 0, that the tables answered differently.
fn parted(tables: &[WallTable]) -> Option<usize> {
    let longest = tables.iter().map(|table| table.road.len()).max()?;
    (0..longest).find(|at| {
        let played = tables.iter().filter(|table| !table.road.is_empty());
        let mut turns = played.map(|table| table.road.get(*at));
        let first = turns.next();
        turns.any(|turn| Some(turn) != first)
    })
}

fn roads(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let t = ui.look.tokens;
    let tables = &shown.wall.tables;
    ui.text(Style::Title, "The roads");
    let fork = parted(tables).filter(|_| tables.len() > 1);
    if tables.len() > 1 {
        let turn = fork.and_then(|at| tables.first()?.road.get(at));
        ui.text(
            Style::Head,
            match (fork, turn) {
                (Some(at), Some(turn)) => {
                    format!("They parted at crisis {}, {}", at + 1, turn.title)
                }
                (Some(at), None) => format!("They parted at crisis {}", at + 1),
                (None, _) => "They never parted".to_owned(),
            },
        );
    }
    for table in tables {
        ui.node(row(space::M), |ui| {
            if tables.len() > 1 {
                let grade = table
                    .grade
                    .map_or_else(String::new, |grade| format!(", grade {grade}"));
                ui.text(Style::Label, format!("Table {}{grade}", table.table));
            }
            for (at, turn) in table.road.iter().enumerate() {
                let says = format!(
                    "Crisis {}, {}: {}",
                    at + 1,
                    turn.title,
                    crate::app::data::narration::hat(turn.hat)
                );
                let node = crate::app::kit::announce_label(accesskit::Role::ListItem, says);
                ui.node((row(space::XS), node), |ui| {
                    let tint = if fork == Some(at) { t.lead } else { t.soft };
                    ui.mute(Style::Label, tint, (at + 1).to_string());
                    parts::hat_icons(ui, turn.hat, 1.5);
                });
            }
        });
    }
    if let [table] = tables.as_slice() {
        for (at, turn) in table.road.iter().enumerate() {
            let says = format!("{}. {}: {}", at + 1, turn.title, turn.response);
            ui.text(Style::Small, says);
        }
    }
}

fn closing(ui: &mut Ui<'_, '_>, questions: &[String]) {
    ui.text(Style::Title, "To talk about");
    for question in questions {
        ui.card(|ui| {
            ui.text(Style::Head, question.clone());
        });
    }
}
