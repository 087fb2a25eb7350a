//! Several responses have most hands: the facilitator breaks the tie, openly.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::pieces;
use crate::app::kit::{Arrange, Button, NUMERALS, Style, column, space};
use crate::app::screens::page::Page;
use crate::session::workshop::{AskedView, Open, RoomIntent};

pub(super) fn draw(page: &mut Page, shown: &Shown, asked: &AskedView) {
    let id = format!("room/{}/tie", asked.crisis.id);
    let main = Button::new("Back to the hands", RoomIntent::Open(Open::Hands))
        .id("Hands")
        .key(KeyCode::KeyH, "H")
        .icon("hand");
    frame(page, shown, &id, "A tie", (main, Vec::new()), |ui| {
        let rem = ui.look.rem;
        ui.text(Style::Title, "A tie");
        ui.node(
            column(space::S).at_most(rem * 40.0),
            |ui| {
                ui.text(
                    Style::Plain,
                    "These have most hands, and as many as each other. The facilitator breaks the tie, and the reveal will say so.",
                );
            },
        );
        let mut first = true;
        for (at, response) in asked.crisis.responses.iter().enumerate() {
            if !asked.tied.contains(&response.id) {
                continue;
            }
            let number = at + 1;
            let hands = asked.hands.get(at).copied().flatten().unwrap_or(0);
            let break_tie = RoomIntent::BreakTie {
                crisis: asked.crisis.id.clone(),
                response: response.id.clone(),
            };
            let mut button = Button::new(response.text.clone(), break_tie)
                .id(format!("tie {}", response.id))
                .says(format!(
                    "Break the tie with response {number}, {hands} hands: {}",
                    response.text
                ));
            if let Some(key) = numeral_key(number) {
                button = button.key(key, "");
            }
            if first {
                button = button.first();
                first = false;
            }
            let (rest, hover) = (ui.look.tokens.card, ui.look.tokens.raised);
            ui.node(column(0.0), |ui| {
                let inner = column(space::S)
                    .framed(ui.look.tokens.outline)
                    .pad(space::L);
                let outline = Color::from(ui.look.tokens.ink);
                ui.control(
                    &button,
                    (inner, BorderColor::all(outline)),
                    rest,
                    hover,
                    |ui| {
                        pieces::response(ui, number, &response.text, |ui| {
                            let ink = ui.look.tokens.ink;
                            pieces::with_icon(ui, "hand", ink, |ui| {
                                ui.text(Style::Label, format!("{hands} hands"));
                            });
                        });
                    },
                );
            });
        }
    });
}

/// The key of the number of a response.
pub(super) fn numeral_key(number: usize) -> Option<KeyCode> {
    let (key, _) = NUMERALS.get(number.checked_sub(1)?)?;
    Some(*key)
}
