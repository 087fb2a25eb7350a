//! Before the first crisis: who the room is, and what has happened.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::pieces;
use crate::app::kit::{Arrange, Button, Stepper, Style, column, space};
use crate::app::screens::page::Page;
use crate::session::workshop::RoomIntent;

pub(super) fn draw(page: &mut Page, shown: &Shown) {
    let view = shown.projector();
    let main = Button::new("To the first crisis", RoomIntent::Next)
        .icon("play")
        .main()
        .first();
    let briefing = view.briefing.clone();
    frame(
        page,
        shown,
        "room/briefing",
        &briefing.title,
        (main, Vec::new()),
        |ui| {
            let rem = ui.look.rem;
            ui.text(Style::Title, briefing.title.clone());
            ui.tinted(
                Style::Soft,
                ui.look.tokens.soft,
                format!("You are: {}", briefing.role),
            );
            ui.node(column(space::S).at_most(rem * 46.0), |ui| {
                ui.text(Style::Label, briefing.pitch.clone());
                ui.paragraphs(Style::Plain, &briefing.text);
                if !briefing.values.is_empty() {
                    ui.text(Style::Label, "What this team says it stands for");
                    let tint = ui.look.tokens.ink;
                    for value in &briefing.values {
                        pieces::with_icon(ui, "value", tint, |ui| {
                            ui.text(Style::Plain, value.clone());
                        });
                    }
                }
            });
            pieces::faces(ui, &view.team, 3.4);
            size(ui, shown);
        },
    );
}

/// How many people are in the room, to be changed when they come and go.
pub(super) fn size(ui: &mut crate::app::kit::Ui<'_, '_>, shown: &Shown) {
    let view = shown.projector();
    let counted = shown.room.asked().map_or(0, |asked| {
        let predicted: u16 = asked.predictions.iter().filter_map(|p| p.hands).sum();
        asked.counted.max(predicted)
    });
    ui.row(space::S, |ui| {
        let soft = ui.look.tokens.soft;
        ui.icon("people", 1.1, soft);
        ui.tinted(Style::Soft, soft, "In the room");
        ui.stepper(Stepper::new(
            "size",
            "People in the room",
            Some(view.room),
            (counted.max(1), 500),
            |size| RoomIntent::Resize { size },
        ));
    });
}
