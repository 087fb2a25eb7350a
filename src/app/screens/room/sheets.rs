//! What lies on a step for a moment: a black screen, a break, a question, the notes.

use bevy::prelude::*;

use super::frame::{Shown, presenter};
use crate::app::screens::page::Page;

use crate::app::kit::{Arrange, Button, Rgb, Style, Ui, column, row, space, whole};
use crate::app::play::room::{RoomAction, Sheet};

/// Nothing at all. A click anywhere shows the session again, as the key does.
pub(super) fn black(page: &mut Page) {
    page.draw("room/black", "The projector is black", |ui| {
        let button = Button::new("Show the session", RoomAction::Black)
            .key(KeyCode::Period, ".")
            .first();
        let black = Rgb(0, 0, 0);
        ui.control(&button, whole(), black, black, |_| {});
    });
}

/// A page with little on it, in the middle.
fn middle(page: &mut Page, id: &str, title: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    let key = id.to_owned();
    page.draw(id, title, |ui| {
        let rem = ui.look.rem;
        ui.scroll(&key, Node::default().rest(), |ui| {
            ui.node(
                column(space::L)
                    .full()
                    .at_most(rem * 34.0)
                    .in_the_middle()
                    .pad(space::L),
                inside,
            );
        });
    });
}

pub(super) fn rest(page: &mut Page, shown: &Shown) {
    let title = shown.projector().briefing.title.clone();
    middle(page, "room/break", "A break", |ui| {
        ui.tinted(Style::Soft, ui.look.tokens.soft, title);
        ui.text(Style::Giant, "A short break");
        ui.text(
            Style::Plain,
            "The timer rests. Everything stays where it is.",
        );
        ui.row(space::S, |ui| {
            ui.button(
                Button::new("Go on", RoomAction::Rest)
                    .key(KeyCode::KeyK, "K")
                    .icon("play")
                    .main()
                    .first(),
            );
            ui.button(
                Button::new("Black", RoomAction::Black)
                    .says("Make the projector black")
                    .key(KeyCode::Period, ".")
                    .quiet(),
            );
            ui.button(presenter(shown));
        });
    });
}

pub(super) fn back(page: &mut Page, shown: &Shown) {
    let turn = shown.view.can_step_back.unwrap_or(0);
    middle(page, "room/back", "Step back?", |ui| {
        ui.text(Style::Title, "Take the last decision back?");
        ui.text(
            Style::Plain,
            format!(
                "Crisis {turn} is asked again, with the hands as they were counted. The luck stays the same: the same answer leads to the same result."
            ),
        );
        ui.row(space::S, |ui| {
            ui.button(
                Button::new("Leave it as it is", RoomAction::Lay(Sheet::None))
                    .key(KeyCode::Escape, "Esc")
                    .main()
                    .first(),
            );
            ui.button(
                Button::new("Take it back", RoomAction::TakeBack)
                    .key(KeyCode::KeyY, "Y")
                    .icon("back"),
            );
        });
    });
}

pub(super) fn may_notes(page: &mut Page) {
    middle(page, "room/may-notes", "Show the notes here?", |ui| {
        ui.text(Style::Title, "The room will see the notes");
        ui.text(
            Style::Plain,
            "They name the hat of every response and the idea behind it. In the presenter’s window only you see them.",
        );
        ui.row(space::S, |ui| {
            ui.button(
                Button::new("Open the presenter’s window", RoomAction::Presenter)
                    .id("presenter")
                    .key(KeyCode::F2, "F2")
                    .main()
                    .first(),
            );
            ui.button(
                Button::new("Show them here", RoomAction::Lay(Sheet::Notes))
                    .key(KeyCode::KeyY, "Y")
                    .icon("notes"),
            );
            ui.button(
                Button::new("Back", RoomAction::Lay(Sheet::None))
                    .key(KeyCode::Escape, "Esc")
                    .key(KeyCode::KeyN, "Esc")
                    .quiet(),
            );
        });
    });
}

pub(super) fn notes(page: &mut Page, shown: &Shown) {
    let notes = shown.view.notes.clone();
    page.draw("room/notes", "Notes", |ui| {
        ui.scroll("notes", Node::default().rest(), |ui| {
            let inner = column(space::M).pad(space::L).firm();
            ui.node(inner, |ui| {
                if let Some(notes) = &notes {
                    super::notes::draw(ui, notes);
                }
            });
        });
        ui.node(row(space::S).inset(space::XL, space::S).firm(), |ui| {
            ui.button(
                Button::new("Put the notes away", RoomAction::Lay(Sheet::None))
                    .key(KeyCode::Escape, "Esc")
                    .key(KeyCode::KeyN, "N")
                    .main()
                    .first(),
            );
        });
    });
}
