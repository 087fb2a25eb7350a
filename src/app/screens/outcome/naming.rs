//! Before the card turns: which hat did you just wear? Telling the two apart is what the game is about.

use bevy::prelude::*;

use crate::app::kit::{Arrange, Button, Style, Ui, column, row, space};
use crate::app::play::game::GameAction;
use crate::app::screens::parts::{Strip, body, footer, strip};
use crate::engine::Hat;
use crate::session::{TurnView, View};

/// The hats, with the key and what they are called.
const HATS: [(Hat, &str, KeyCode, &str, &str); 4] = [
    (Hat::Lead, "The leader’s", KeyCode::KeyL, "L", "lead"),
    (Hat::Manage, "The manager’s", KeyCode::KeyM, "M", "manage"),
    (Hat::Both, "Both", KeyCode::KeyB, "B", "both"),
    (Hat::Wait, "Neither", KeyCode::KeyO, "O", "wait"),
];

/// Enough to tell them apart in one's first game.
const WHAT_EACH_DOES: &str = "Leading says where to and why, and wins people for it. Managing says who does what by when, and looks whether it is \
     done. Both does half of each. Neither leaves it as it is, for now.";

/// Draws it.
pub(super) fn draw(ui: &mut Ui<'_, '_>, view: &View, last: &TurnView) {
    strip(
        ui,
        &Strip {
            title: &view.briefing.title,
            place: format!("Crisis {} · {}", last.turn, last.title),
            severity: None,
            meters: &[],
        },
    );
    body(ui, "naming", |ui| {
        let rem = ui.look.rem;
        let middle = column(space::XL)
            .full()
            .at_most(rem * 40.0)
            .in_the_middle()
            .firm();
        ui.node(middle, |ui| {
            let bundle = ui.card_bundle(ui.look.tokens.ink);
            ui.node(bundle, |ui| {
                ui.text(Style::Plain, last.response.text.clone());
            });
            ui.text(Style::Title, "Which hat did you just wear?");
            ui.text(Style::Soft, WHAT_EACH_DOES);
            ui.node(row(space::M), |ui| {
                for (hat, name, key, hint, icon) in HATS {
                    let button = Button::new(name, GameAction::NameHat(Some(hat)))
                        .id(format!("hat/{icon}"))
                        .key(key, hint)
                        .icon(icon);
                    ui.button(button);
                }
            });
        });
    });
    footer(ui, |ui| {
        ui.button(
            Button::new("Turn the card", GameAction::NameHat(None))
                .says("Turn the card without naming a hat")
                .key(KeyCode::NumpadEnter, "Enter")
                .main()
                .first(),
        );
    });
}
