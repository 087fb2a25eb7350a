//! Nothing is left: how it ended, and the way to the debrief.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::pieces;
use crate::app::kit::{Arrange, Bar, Button, Style, column, space};
use crate::app::play::room::RoomAction;
use crate::app::screens::page::Page;
use crate::session::EndView;

pub(super) fn draw(page: &mut Page, shown: &Shown, end: &EndView) {
    let main = Button::new("Debrief", RoomAction::Debrief)
        .key(KeyCode::KeyD, "D")
        .icon("road")
        .main()
        .first();
    let leave = Button::new("Back to the title", RoomAction::Leave).icon("left");
    frame(
        page,
        shown,
        "room/over",
        &end.title,
        (main, vec![leave]),
        |ui| {
            let rem = ui.look.rem;
            ui.text(Style::Title, end.title.clone());
            ui.node(column(space::S).at_most(rem * 46.0), |ui| {
                ui.paragraphs(Style::Plain, &end.text);
                if let Some(fell) = &end.fell {
                    ui.text(Style::Plain, fell.said());
                }
            });
            let view = shown.projector();
            let columns = ui.look.columns(14.0, view.meters.len());
            pieces::grid(ui, columns, |ui| {
                for meter in &view.meters {
                    let bar = Bar::at(meter.value as f32);
                    ui.meter(&meter.id, &meter.name, bar, 13.0);
                }
            });
            pieces::faces(ui, &view.team, 3.4);
            ui.tinted(
                Style::Soft,
                ui.look.tokens.soft,
                "The debrief shows what each decision did, and the roads not taken.",
            );
        },
    );
}
