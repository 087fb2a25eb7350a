//! The frame of every step of a workshop: where it stands above, what can be done below.

use bevy::prelude::*;

use super::pieces;
use crate::app::kit::{Arrange, Button, Style, Ui, column, row, space};
use crate::app::play::room::{Place, Room, RoomAction, Sheet};
use crate::app::screens::page::Page;
use crate::session::workshop::{PresenterView, ProjectorView, TimerView};

/// So many controls beside the one to go on with stand on one line in the size that was chosen.
const ONE_LINE: usize = 6;
/// The part of it in which more of them do.
const SMALLER: f32 = 0.8;

/// What a step is drawn from.
pub(super) struct Shown<'a> {
    pub(super) room: &'a Room,
    pub(super) view: &'a PresenterView,
    pub(super) timer: TimerView,
    pub(super) presenter_open: bool,
    pub(super) place: &'a Place,
    /// Milliseconds since 1970 (UTC).
    pub(super) now: i64,
    /// How much larger than chosen the text of the page is, so that it fills the wall.
    pub(super) grown: f32,
    /// How much the page gives up so that it fits: 0 is nothing.
    pub(super) folds: usize,
}

impl Shown<'_> {
    pub(super) const fn projector(&self) -> &ProjectorView {
        &self.view.projector
    }

    /// Seconds since the page that is on the wall was opened.
    pub(super) fn turned(&self) -> f32 {
        self.room.turned(self.now)
    }

    /// How many hands a response had before the last ones were typed in, and how many seconds ago that was.
    pub(super) fn raced(&self, response: &str) -> (u16, f32) {
        self.room.raced(response, self.now)
    }
}

/// The frame of a step: where it stands above, what can be done below, and between them whatever scrolls. Where there is little room,
/// everything but the one thing to do scrolls.
pub(super) fn frame(
    page: &mut Page,
    shown: &Shown,
    id: &str,
    title: &str,
    (main, others): (Button, Vec<Button>),
    inside: impl FnOnce(&mut Ui<'_, '_>),
) {
    let roomy = page.look.roomy();
    let mut others = others;
    others.extend(always(shown));
    let id = format!("workshop {}/{id}", shown.room.number());
    page.draw_wall(&id, title, |ui| {
        if roomy {
            pieces::header(ui, shown.projector(), shown.room.part() > 0);
        }
        let key = format!("{id} body");
        let body = Node::default().grow();
        ui.scroll_with_mark(&key, body, true, |ui| {
            let inner = column(space::M).inset(space::L, 0.0).firm();
            ui.node(inner, |ui| {
                if !roomy {
                    pieces::header(ui, shown.projector(), shown.room.part() > 0);
                }
                let larger = ui.look.grown(shown.grown);
                ui.in_look(&larger, inside);
                if !roomy {
                    ui.row(space::S, |ui| {
                        for button in others.drain(..) {
                            ui.button(button);
                        }
                    });
                }
            });
        });
        ui.rule();
        ui.node(column(space::XS).inset(space::XL, space::S).firm(), |ui| {
            if let Some(hint) = shown.room.hint() {
                ui.row(space::XS, |ui| {
                    let tint = ui.look.tokens.lead;
                    ui.icon("help", 1.0, tint);
                    ui.tinted(Style::Plain, tint, hint);
                });
            }
            // One line, however much can be done: a control alone on a second one looks like a mistake.
            let many = if others.len() > ONE_LINE {
                SMALLER
            } else {
                1.0
            };
            let smaller = ui.look.fitted(many);
            ui.in_look(&smaller, |ui| {
                ui.node(row(space::S), |ui| {
                    // Going on is always this button, also for a clicker.
                    ui.button(main.key(KeyCode::PageDown, ""));
                    ui.spring();
                    for button in others {
                        ui.button(button);
                    }
                });
            });
        });
    });
}

/// What can be done at every step.
pub(super) fn always(shown: &Shown) -> Vec<Button> {
    let mut buttons = Vec::new();
    if shown.view.can_step_back.is_some() {
        buttons.push(
            Button::new("Step back", RoomAction::Lay(Sheet::Back))
                .key(KeyCode::KeyB, "B")
                .icon("back")
                .quiet(),
        );
    }
    if shown.view.notes.is_some() {
        buttons.push(
            Button::new("Notes", RoomAction::Lay(Sheet::MayNotes))
                .key(KeyCode::KeyN, "N")
                .icon("notes")
                .quiet(),
        );
    }
    buttons.push(presenter(shown));
    buttons.push(
        Button::new("Break", RoomAction::Rest)
            .key(KeyCode::KeyK, "K")
            .icon("pause")
            .quiet(),
    );
    buttons.push(
        Button::new("Black", RoomAction::Black)
            .says("Make the projector black")
            .key(KeyCode::Period, ".")
            .quiet(),
    );
    buttons
}

/// Opens the presenter's window, or closes it.
pub(super) fn presenter(shown: &Shown) -> Button {
    Button::new(
        if shown.presenter_open {
            "Close presenter"
        } else {
            "Presenter"
        },
        RoomAction::Presenter,
    )
    .says(if shown.presenter_open {
        "Close the presenter’s window"
    } else {
        "Open the presenter’s window"
    })
    .id("presenter")
    .key(KeyCode::F2, "F2")
    .quiet()
}
