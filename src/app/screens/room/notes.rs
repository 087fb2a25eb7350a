//! What only the facilitator should see: questions, what to listen for, what pulls two ways, and what lies behind each response.

use bevy::prelude::*;

use super::pieces;
use crate::app::kit::{Style, Ui, column, space};
use crate::app::screens::parts;
use crate::session::workshop::NotesView;

/// Draws the notes to a crisis.
pub(super) fn draw(ui: &mut Ui<'_, '_>, notes: &NotesView) {
    let t = ui.look.tokens;
    ui.text(Style::Head, notes.title.clone());
    ui.text(
        Style::Soft,
        format!("{}. {}", notes.situation, notes.situation_about),
    );
    list(ui, "Ask", "help", &notes.discuss);
    list(ui, "Listen for", "people", &notes.listen);
    if !notes.tensions.is_empty() {
        ui.column(space::XS, |ui| {
            ui.text(Style::Label, "What pulls two ways");
            for tension in &notes.tensions {
                ui.text(
                    Style::Plain,
                    format!("{}: {} – {}", tension.name, tension.lead, tension.manage),
                );
            }
        });
    }
    for (at, response) in notes.responses.iter().enumerate() {
        ui.node(column(space::XS), |ui| {
            ui.rule();
            pieces::response(ui, at + 1, &response.text, |ui| {
                parts::hat_head(ui, &response.hat);
                let practices: Vec<&str> = response
                    .practices
                    .iter()
                    .map(|practice| practice.name.as_str())
                    .collect();
                ui.row(space::S, |ui| {
                    ui.tinted(Style::Small, t.soft, practices.join(", "));
                });
                ui.text(Style::Plain, response.insight.clone());
            });
        });
    }
}

fn list(ui: &mut Ui<'_, '_>, head: &str, icon: &'static str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let tint = ui.look.tokens.ink;
    ui.column(space::XS, |ui| {
        ui.text(Style::Label, head);
        for line in lines {
            pieces::with_icon(ui, icon, tint, |ui| {
                ui.text(Style::Plain, line.clone());
            });
        }
    });
}
