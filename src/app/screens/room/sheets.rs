//! What lies on a step for a moment: a black screen, a break, a question, the notes.

use bevy::prelude::*;

use super::frame::{Shown, presenter};
use super::lying;
use crate::app::kit::{Arrange, Button, Style, Ui, column, row, space};
use crate::app::play::room::{RoomAction, Sheet};
use crate::app::screens::page::Page;

/// Nothing at all. A click anywhere shows the session again, as the key does.
pub(super) fn black(page: &mut Page) {
    let show = Button::new("Show the session", RoomAction::Black);
    lying::black(page, "room/black", "The projector is black", show);
}

/// A page with little on it, in the middle.
fn middle(page: &mut Page, id: &str, title: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    page.draw(id, title, |ui| lying::middle(ui, id, 34.0, inside));
}

pub(super) fn rest(page: &mut Page, shown: &Shown) {
    let title = shown.projector().briefing.title.clone();
    middle(page, "room/break", "A break", |ui| {
        let black = Button::new("Black", RoomAction::Black)
            .says("Make the projector black")
            .key(KeyCode::Period, ".")
            .quiet();
        let stays = "The timer rests. Everything stays where it is.";
        let more = vec![black, presenter(shown)];
        lying::rest(ui, title, stays, RoomAction::Rest, more);
    });
}

pub(super) fn back(page: &mut Page, shown: &Shown) {
    let turn = shown.view.can_step_back.unwrap_or(0);
    let again = "with the hands as they were counted";
    let stay = RoomAction::Lay(Sheet::None);
    middle(page, "room/back", "Step back?", |ui| {
        lying::back(ui, turn, again, stay, RoomAction::TakeBack);
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
