//! What lies over the wall for a while: black, a break, a question.

use bevy::prelude::*;

use super::frame::{self, Shown};
use crate::app::kit::{Button, Style, Ui, space};
use crate::app::play::phones::{Laid, PhonesAction};
use crate::app::screens::page::Page;
use crate::app::screens::room::lying;

/// Nothing at all. A click anywhere shows the room again, as the key does.
pub(super) fn black(page: &mut Page) {
    let show = Button::new("Show the room", PhonesAction::Black);
    lying::black(page, "wall/black", "The wall is black", show);
}

/// A page with little on it, in the middle.
pub(super) fn middle(page: &mut Page, id: &str, title: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    page.draw_wall(id, title, |ui| lying::middle(ui, id, 40.0, inside));
}

pub(super) fn rest(page: &mut Page, shown: &Shown) {
    middle(page, "wall/break", "A break", |ui| {
        let title = shown.wall.room.title.clone();
        let more = frame::always(shown).into_iter();
        let more = more.filter(|button| !button.is("Break")).collect();
        let stays = "Phones keep their places.";
        lying::rest(ui, title, stays, PhonesAction::Rest, more);
    });
}

pub(super) fn back(page: &mut Page, shown: &Shown) {
    let turn = shown.console.can_step_back.unwrap_or(0);
    let stay = PhonesAction::Lay(Laid::None);
    middle(page, "wall/back", "Step back?", |ui| {
        lying::back(
            ui,
            turn,
            "with the votes as they were",
            stay,
            PhonesAction::TakeBack,
        );
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
