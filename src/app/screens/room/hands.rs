//! Hands are counted: so many for each response, or the group's answer at a click.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::{briefing, pieces};
use crate::app::kit::{Button, Stepper, Style, Ui, column, row, space};
use crate::app::screens::page::Page;
use crate::session::workshop::{AskedView, Open, RoomIntent};

pub(super) fn draw(page: &mut Page, shown: &Shown, asked: &AskedView) {
    let crisis = &asked.crisis.id;
    let main = Button::new(
        "Reveal",
        RoomIntent::Reveal {
            crisis: crisis.clone(),
        },
    )
    .key(KeyCode::KeyR, "R")
    .icon("play")
    .main();
    let others = vec![
        Button::new("Predict", RoomIntent::Open(Open::Predict)).key(KeyCode::KeyP, "P"),
        Button::new("Discuss", RoomIntent::Open(Open::Discuss)).key(KeyCode::KeyD, "D"),
    ];
    let room = shown.projector().room;
    let id = format!("room/{crisis}/hands");
    frame(page, shown, &id, "Hands", (main, others), |ui| {
        ui.node(
            Node {
                justify_content: JustifyContent::SpaceBetween,
                ..row(space::L)
            },
            |ui| {
                ui.column(0.0, |ui| {
                    ui.text(Style::Title, "Hands up: which response?");
                    ui.text(
                        Style::Soft,
                        "Type in the hands, or choose the group’s answer without counting.",
                    );
                });
                ui.row(space::L, |ui| {
                    count(ui, asked.counted, room);
                    briefing::size(ui, shown);
                });
            },
        );
        for (at, response) in asked.crisis.responses.iter().enumerate() {
            ui.card(|ui| {
                let controls = |ui: &mut Ui<'_, '_>| answer(ui, asked, at, &response.id, room);
                if ui.look.roomy() {
                    ui.node(
                        Node {
                            align_items: AlignItems::Center,
                            column_gap: px(space::L),
                            ..default()
                        },
                        |ui| {
                            ui.node(pieces::fill(column(0.0)), |ui| {
                                pieces::response(ui, at + 1, &response.text, |_| {});
                            });
                            controls(ui);
                        },
                    );
                } else {
                    pieces::response(ui, at + 1, &response.text, |_| {});
                    controls(ui);
                }
            });
        }
    });
}

/// How many hands are counted, and how many people have raised none.
pub(super) fn count(ui: &mut Ui<'_, '_>, counted: u16, room: u16) {
    ui.column(0.0, |ui| {
        let soft = ui.look.tokens.soft;
        ui.text(Style::Number, format!("{counted} of {room}"));
        ui.tinted(
            Style::Soft,
            soft,
            format!("{} not counted", room.saturating_sub(counted)),
        );
    });
}

/// The hands for one response, and the group's answer without counting.
pub(super) fn answer(ui: &mut Ui<'_, '_>, asked: &AskedView, at: usize, response: &str, room: u16) {
    let here = asked.hands.get(at).copied().flatten();
    let most = room.saturating_sub(asked.counted.saturating_sub(here.unwrap_or(0)));
    let number = at + 1;
    ui.node(
        Node {
            flex_shrink: 0.0,
            max_width: percent(100),
            ..row(space::M)
        },
        |ui| {
            let hands = {
                let (crisis, response) = (asked.crisis.id.clone(), response.to_owned());
                move |hands| RoomIntent::Hands {
                    crisis: crisis.clone(),
                    response: response.clone(),
                    hands,
                }
            };
            let stepper = Stepper::new(
                format!("hands {response}"),
                format!("Hands for response {number}"),
                here,
                (0, most),
                hands,
            );
            ui.stepper(if at == 0 { stepper.first() } else { stepper });
            let choose = Button::new(
                "Choose",
                RoomIntent::Choose {
                    crisis: asked.crisis.id.clone(),
                    response: response.to_owned(),
                },
            )
            .id(format!("choose {response}"))
            .says(format!(
                "Response {number} is the group’s answer, without counting"
            ))
            .icon("check");
            let button = ui.button(choose);
            // Tab goes from number to number first.
            ui.after_others(button);
        },
    );
}
