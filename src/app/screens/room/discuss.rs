//! The room reads, talks and argues: first the scene, then the answers, below a countdown that does nothing by itself.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::pieces;
use crate::app::kit::{Button, Style, Ui, column, space};
use crate::app::play::room::RoomAction;
use crate::app::screens::page::Page;
use crate::session::workshop::{AskedView, Open, RoomIntent};

/// The page with the answers; the scene is the first.
const ANSWERS: usize = 1;

pub(super) fn draw(page: &mut Page, shown: &Shown, asked: &AskedView) {
    let answers = shown.room.part() == ANSWERS;
    let hands = Button::new("Hands", RoomIntent::Open(Open::Hands))
        .key(KeyCode::KeyH, "H")
        .icon("hand");
    let (name, title, main, others) = if answers {
        (
            "answers",
            "The answers",
            hands.main().first(),
            vec![turn(answers)],
        )
    } else {
        (
            "discuss",
            "Discuss",
            turn(answers).main().first(),
            vec![hands],
        )
    };
    let id = format!("room/{}/{name}", asked.crisis.id);
    let title = format!("{title}: {}", asked.crisis.title);
    frame(page, shown, &id, &title, (main, others), |ui| {
        pieces::countdown(ui, shown.timer, shown.room.minutes(), |ui| {
            buttons(ui, shown);
        });
        if answers {
            ui.text(Style::Soft, asked.crisis.title.clone());
            responses(ui, asked);
        } else {
            pieces::scene(ui, &asked.crisis, &asked.at_stake, shown.folds);
        }
    });
}

/// The page beside the one that is on the wall.
pub(super) fn turn(answers: bool) -> Button {
    let (label, part, icon) = if answers {
        ("The scene", 0, "left")
    } else {
        ("The answers", ANSWERS, "play")
    };
    Button::new(label, RoomAction::Part(part))
        .id("part")
        .key(KeyCode::KeyA, "A")
        .icon(icon)
}

fn responses(ui: &mut Ui<'_, '_>, asked: &AskedView) {
    ui.column(space::M, |ui| {
        for (at, response) in asked.crisis.responses.iter().enumerate() {
            ui.card(|ui| {
                ui.node(column(0.0), |ui| {
                    pieces::response(ui, at + 1, &response.text, |_| {});
                });
            });
        }
    });
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
        .key(KeyCode::KeyT, "T")
        .icon(icon)
        .disabled(up);
    let more = Button::new("1 min", RoomIntent::AddMinute)
        .id("minute")
        .says("One minute more")
        .key(KeyCode::Equal, "+")
        .icon("plus");
    ui.button(toggle);
    ui.button(more);
}
