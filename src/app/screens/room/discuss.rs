//! The room reads, talks and argues; a large timer counts, and does nothing by itself.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::pieces;
use crate::app::kit::{Button, Ui, column, row, space};
use crate::app::play::room::RoomAction;
use crate::app::screens::page::Page;
use crate::session::workshop::{AskedView, Open, RoomIntent};

pub(super) fn draw(page: &mut Page, shown: &Shown, asked: &AskedView) {
    let main = Button::new("Predict", RoomIntent::Open(Open::Predict))
        .key(KeyCode::KeyP, "P")
        .icon("meter")
        .main();
    let others = vec![
        Button::new("Straight to the hands", RoomIntent::Open(Open::Hands))
            .id("Hands")
            .key(KeyCode::KeyH, "H")
            .icon("hand"),
    ];
    let id = format!("room/{}/discuss", asked.crisis.id);
    let roomy = page.look.roomy();
    frame(
        page,
        shown,
        &id,
        &format!("Discuss: {}", asked.crisis.title),
        (main, others),
        |ui| {
            if !roomy {
                timer(ui, shown);
                story(ui, shown, asked);
                responses(ui, asked);
                return;
            }
            ui.node(
                Node {
                    column_gap: px(space::XL),
                    align_items: AlignItems::FlexStart,
                    min_width: px(0),
                    ..default()
                },
                |ui| {
                    ui.node(pieces::fill(column(space::M)), |ui| story(ui, shown, asked));
                    ui.node(
                        Node {
                            width: px(ui.look.rem * 18.0),
                            flex_shrink: 0.0,
                            align_items: AlignItems::Center,
                            ..column(space::L)
                        },
                        |ui| {
                            timer(ui, shown);
                        },
                    );
                },
            );
            responses(ui, asked);
            pieces::faces(ui, &shown.projector().team, 2.6);
        },
    );
}

fn story(ui: &mut Ui<'_, '_>, shown: &Shown, asked: &AskedView) {
    pieces::scene(ui, &asked.crisis, &shown.projector().team);
}

fn responses(ui: &mut Ui<'_, '_>, asked: &AskedView) {
    let columns = if ui.look.roomy() { 2 } else { 1 };
    pieces::grid(ui, columns, |ui| {
        for (at, response) in asked.crisis.responses.iter().enumerate() {
            ui.card(|ui| pieces::response(ui, at + 1, &response.text, |_| {}));
        }
    });
}

fn timer(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let timer = shown.timer;
    let outline = ui.look.tokens.ink;
    let card = ui.card_bundle(outline);
    let size = if ui.look.roomy() { 4.6 } else { 3.6 };
    let wide = if ui.look.roomy() {
        percent(100)
    } else {
        auto()
    };
    ui.node(
        Node {
            width: wide,
            flex_direction: FlexDirection::Column,
            ..default()
        },
        |ui| {
            ui.node(card, |ui| {
                ui.node(
                    Node {
                        align_items: AlignItems::Center,
                        ..column(space::S)
                    },
                    |ui| {
                        pieces::timer(ui, timer, size);
                        ui.node(
                            Node {
                                justify_content: JustifyContent::Center,
                                ..row(space::S)
                            },
                            |ui| buttons(ui, shown),
                        );
                    },
                );
            });
        },
    );
}

/// Start, rest, and one minute more.
pub(super) fn buttons(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let (label, icon) = if shown.timer.running {
        ("Pause", "pause")
    } else {
        ("Start", "play")
    };
    let up = shown.timer.left == 0;
    let toggle = Button::new(label, RoomAction::Timer)
        .id("timer")
        .says(format!("{label} the timer"))
        .key(KeyCode::Space, "")
        .key(KeyCode::KeyT, "Space")
        .icon(icon)
        .disabled(up);
    let more = Button::new("1 min", RoomIntent::AddMinute)
        .id("minute")
        .says("One minute more")
        .key(KeyCode::Equal, "+")
        .icon("plus");
    ui.button(if up { toggle } else { toggle.first() });
    ui.button(if up { more.first() } else { more });
}
