//! What lies over the wall for a while: black, a break, a question.

use bevy::prelude::*;

use super::frame::{self, Shown};
use crate::app::kit::{Arrange, Button, Rgb, Style, Ui, column, space, whole};
use crate::app::play::phones::{Laid, PhonesAction};
use crate::app::screens::page::Page;

/// Nothing at all. A click anywhere shows the room again, as the key does.
pub(super) fn black(page: &mut Page) {
    page.draw("wall/black", "The wall is black", |ui| {
        let button = Button::new("Show the room", PhonesAction::Black)
            .key(KeyCode::Period, ".")
            .first();
        let black = Rgb(0, 0, 0);
        let node = whole();
        ui.control(&button, node, black, black, |_| {});
    });
}

/// A page with little on it, in the middle.
pub(super) fn middle(page: &mut Page, id: &str, title: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    page.draw_wall(id, title, |ui| {
        let rem = ui.look.rem;
        let all = Node::default().rest();
        ui.scroll(id, all, |ui| {
            let node = column(space::L)
                .full()
                .at_most(rem * 40.0)
                .in_the_middle()
                .pad(space::L);
            ui.node(node, inside);
        });
    });
}

pub(super) fn rest(page: &mut Page, shown: &Shown) {
    middle(page, "wall/break", "A break", |ui| {
        ui.tinted(
            Style::Soft,
            ui.look.tokens.soft,
            shown.wall.room.title.clone(),
        );
        ui.text(Style::Giant, "A short break");
        ui.text(Style::Plain, "Phones keep their places.");
        ui.row(space::S, |ui| {
            ui.button(
                Button::new("Go on", PhonesAction::Rest)
                    .key(KeyCode::KeyK, "K")
                    .icon("play")
                    .main()
                    .first(),
            );
            for button in frame::always(shown) {
                if !button.is("Break") {
                    ui.button(button);
                }
            }
        });
    });
}

pub(super) fn back(page: &mut Page, shown: &Shown) {
    let turn = shown.console.can_step_back.unwrap_or(0);
    middle(page, "wall/back", "Step back?", |ui| {
        ui.text(Style::Title, "Take the last decision back?");
        ui.text(
            Style::Plain,
            format!("Crisis {turn} is asked again, with the votes as they were. The luck stays the same: the same answer leads to the same result."),
        );
        ui.row(space::S, |ui| {
            ui.button(
                Button::new("Leave it as it is", PhonesAction::Lay(Laid::None))
                    .key(KeyCode::Escape, "Esc")
                    .main()
                    .first(),
            );
            ui.button(
                Button::new("Take it back", PhonesAction::TakeBack)
                    .key(KeyCode::KeyY, "Y")
                    .icon("back"),
            );
        });
    });
}

pub(super) fn leave(page: &mut Page) {
    middle(page, "wall/leave", "Close the room?", |ui| {
        ui.text(Style::Title, "Close the room?");
        ui.text(
            Style::Plain,
            "Phones wait. Everything is saved: the room can be opened again from the title, and everybody finds their seat.",
        );
        ui.row(space::S, |ui| {
            ui.button(
                Button::new("Stay", PhonesAction::Lay(Laid::None))
                    .key(KeyCode::Escape, "Esc")
                    .main()
                    .first(),
            );
            ui.button(
                Button::new("Close the room", PhonesAction::Leave)
                    .key(KeyCode::KeyY, "Y")
                    .icon("left"),
            );
        });
    });
}
