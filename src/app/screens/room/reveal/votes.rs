//! How the room voted, who decided, and how the predictions did.

use bevy::prelude::*;

use crate::app::data::narration::room as words;
use crate::app::kit::{Arrange, Bar, Style, Ui, beside, beside_top, column, space};
use crate::app::screens::room::pieces;
use crate::session::workshop::{By, JudgedView, RevealView, SplitView};

pub(super) fn draw(ui: &mut Ui<'_, '_>, reveal: &RevealView) {
    split(ui, reveal);
    predictions(ui, reveal);
}

/// Who answered what.
fn split(ui: &mut Ui<'_, '_>, reveal: &RevealView) {
    let t = ui.look.tokens;
    ui.column(space::M, |ui| {
        ui.text(Style::Title, words::decided(reveal.by));
        for (at, part) in reveal.split.iter().enumerate() {
            one(ui, at + 1, part, reveal);
        }
        if reveal.by == By::Facilitator {
            let numbers: Vec<String> = reveal
                .split
                .iter()
                .enumerate()
                .filter(|(_, part)| reveal.tied.contains(&part.response.id))
                .map(|(at, _)| (at + 1).to_string())
                .collect();
            pieces::with_icon(ui, "hand", t.soft, |ui| {
                ui.text(
                    Style::Soft,
                    format!(
                        "{} were tied; the facilitator broke the tie.",
                        numbers.join(" and ")
                    ),
                );
            });
        }
    });
}

fn one(ui: &mut Ui<'_, '_>, number: usize, part: &SplitView, reveal: &RevealView) {
    let t = ui.look.tokens;
    let tint = if part.chosen { t.ink } else { t.soft };
    ui.node(column(space::XS), |ui| {
        ui.node(beside_top(space::S), |ui| {
            pieces::numeral(ui, number);
            ui.node(pieces::fill(column(0.0)), |ui| {
                ui.tinted(Style::Plain, tint, part.response.text.clone());
                if part.chosen {
                    ui.row(space::XS, |ui| {
                        ui.icon("check", 0.9, t.ink);
                        ui.text(Style::Label, "The room’s answer");
                    });
                }
            });
        });
        if reveal.counted > 0 {
            ui.node(beside(space::S), |ui| {
                ui.node(pieces::fill(column(0.0)), |ui| {
                    let bar = Bar::moving(0.0, f32::from(part.percent), 0.0);
                    ui.bar(bar, tint, 18.0);
                });
                // Of one width, so that bars of the same share are of the same length.
                let number = Node::default().wide(ui.look.rem * 4.0).to_end();
                ui.node(number, |ui| {
                    let share = format!("{} of {}", part.hands, reveal.counted);
                    ui.short(Style::Label, t.ink, share);
                });
            });
        }
    });
}

/// How the predictions did.
fn predictions(ui: &mut Ui<'_, '_>, reveal: &RevealView) {
    if reveal.predictions.is_empty() {
        return;
    }
    let t = ui.look.tokens;
    ui.card(|ui| {
        ui.text(Style::Label, "Predicted");
        for judged in &reveal.predictions {
            prediction(ui, judged, reveal);
        }
        let moved: Vec<String> = reveal
            .moved
            .iter()
            .map(|m| format!("{} {}", m.name, words::way(m.way)))
            .collect();
        let most = if moved.is_empty() {
            "No meter moved.".to_owned()
        } else {
            format!("Moved most: {}.", moved.join(", "))
        };
        ui.tinted(Style::Small, t.soft, most);
    });
}

fn prediction(ui: &mut Ui<'_, '_>, judged: &JudgedView, reveal: &RevealView) {
    let t = ui.look.tokens;
    let icon = pieces::verdict_icon(judged.verdict);
    let tint = if judged.leading { t.ink } else { t.soft };
    pieces::with_icon(ui, icon, tint, |ui| {
        let hands = judged
            .prediction
            .hands
            .map_or_else(String::new, |hands| format!(" ({hands})"));
        ui.tinted(
            if judged.leading {
                Style::Label
            } else {
                Style::Plain
            },
            tint,
            format!(
                "{}{hands}: {}",
                words::predicted(judged),
                words::how_it_did(judged, reveal)
            ),
        );
    });
}
