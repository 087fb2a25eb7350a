//! What lies on a room for a moment, with phones or without: black, a break, a question.

use bevy::prelude::*;

use crate::app::kit::{AnyMessage, Arrange, Button, Rgb, Style, Ui, column, space, whole};
use crate::app::screens::page::Page;

/// Nothing at all. A click anywhere shows the room again, as the key does.
pub(super) fn black(page: &mut Page, id: &str, title: &str, show: Button) {
    page.draw(id, title, |ui| {
        let black = Rgb(0, 0, 0);
        let show = show.key(KeyCode::Period, ".").first();
        ui.control(&show, whole(), black, black, |_| {});
    });
}

/// Little, in the middle of its page and at most so many heights of text wide.
pub(super) fn middle(
    ui: &mut Ui<'_, '_>,
    id: &str,
    widest: f32,
    inside: impl FnOnce(&mut Ui<'_, '_>),
) {
    let rem = ui.look.rem;
    ui.scroll(id, Node::default().rest(), |ui| {
        let node = column(space::L).full().at_most(rem * widest);
        ui.node(node.in_the_middle().pad(space::L), inside);
    });
}

/// A break of the room: what is played, what stays meanwhile, what ends it, and what else can be done.
pub(super) fn rest(
    ui: &mut Ui<'_, '_>,
    title: String,
    stays: &str,
    go_on: impl Into<AnyMessage>,
    more: Vec<Button>,
) {
    ui.tinted(Style::Soft, ui.look.tokens.soft, title);
    ui.text(Style::Giant, "A short break");
    ui.text(Style::Plain, stays);
    ui.row(space::S, |ui| {
        let go_on = Button::new("Go on", go_on).key(KeyCode::KeyK, "K");
        ui.button(go_on.icon("play").main().first());
        for button in more {
            ui.button(button);
        }
    });
}

/// Whether the last decision is to be taken back. `again` says how its crisis is asked again.
pub(super) fn back(
    ui: &mut Ui<'_, '_>,
    turn: u16,
    again: &str,
    stay: impl Into<AnyMessage>,
    take: impl Into<AnyMessage>,
) {
    ui.text(Style::Title, "Take the last decision back?");
    ui.text(
        Style::Plain,
        format!(
            "Crisis {turn} is asked again, {again}. The luck stays the same: the same answer leads to the same result."
        ),
    );
    ui.row(space::S, |ui| {
        let stay = Button::new("Leave it as it is", stay).key(KeyCode::Escape, "Esc");
        ui.button(stay.main().first());
        let take = Button::new("Take it back", take).key(KeyCode::KeyY, "Y");
        ui.button(take.icon("back"));
    });
}
