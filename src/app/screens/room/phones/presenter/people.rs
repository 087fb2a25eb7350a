//! Every seat: who is there, who watches, at which table; and taking a seat out of the room.

use super::super::frame::Shown;
use super::sure::sure;
use crate::app::kit::{Button, Stepper, Style, Ui, column, space};
use crate::app::play::phones::{DeskAction, Drawer, PhonesAction};
use crate::session::live::{Command, Presence, SeatRow};

/// So many seats are listed, those first that are not here or not through.
const MOST: usize = 60;

pub(super) fn draw(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let room = &shown.wall.room;
    let open = shown.room.desk().drawer == Some(Drawer::People);
    let action = PhonesAction::from(DeskAction::Drawer(Drawer::People));
    let all = room.people + room.observers;
    ui.row(0.0, |ui| {
        let button = Button::new(format!("People ({all})"), action).id("people");
        ui.button(button.toggled(open));
    });
    if !open {
        return;
    }
    let seats = &shown.console.seats;
    for seat in seats.iter().take(MOST) {
        one(ui, shown, seat);
    }
    let more = (all as usize).saturating_sub(seats.len().min(MOST));
    if more > 0 {
        let text = format!("And {more} more. Those who are not here or not through come first.");
        ui.text(Style::Soft, text);
    }
}

fn one(ui: &mut Ui<'_, '_>, shown: &Shown, seat: &SeatRow) {
    let tables = shown.wall.room.tables;
    let open = shown.room.desk().seat == Some(seat.seat);
    let action = PhonesAction::from(DeskAction::Seat(seat.seat));
    let button = Button::new(said(seat, tables), action).id(format!("seat {}", seat.seat));
    ui.row(0.0, |ui| {
        ui.button(button.toggled(open).quiet());
    });
    if !open {
        return;
    }
    let number = seat.seat;
    ui.node(column(space::XS), |ui| {
        if tables > 1 {
            let at = Some(seat.table);
            let label = format!("Table of {}", seat.name);
            let id = format!("table of seat {number}");
            let stepper = Stepper::new(id, label, at, (1, tables), move |table| {
                PhonesAction::from(Command::MoveSeat {
                    seat: number,
                    table,
                })
            });
            ui.row(space::S, |ui| {
                ui.text(Style::Plain, "Table");
                ui.stepper(stepper.off_tab());
            });
        }
        ui.row(space::S, |ui| {
            let on = !seat.observer;
            let label = if on {
                "Let this seat watch"
            } else {
                "Let this seat take part"
            };
            let observe = PhonesAction::Ask(Command::Observe { seat: number, on });
            ui.button(
                Button::new(label, observe)
                    .id(format!("observe {number}"))
                    .quiet(),
            );
            let question = format!("Take {} out of the room?", seat.name);
            let button = ("Remove this seat", format!("remove {number}"));
            sure(
                ui,
                shown,
                button,
                &question,
                Command::RemoveSeat { seat: number },
            );
        });
    });
}

/// A seat in a line: "Ana · table 2 · here · through".
fn said(seat: &SeatRow, tables: u16) -> String {
    let mut parts = vec![seat.name.clone()];
    if tables > 1 {
        parts.push(format!("table {}", seat.table));
    }
    let presence = match seat.presence {
        Presence::Here => "here",
        Presence::Away => "away",
        Presence::Gone => "gone",
    };
    parts.push(presence.to_owned());
    if seat.observer {
        parts.push("watches".to_owned());
    }
    if seat.done {
        parts.push("through".to_owned());
    }
    parts.join(" · ")
}
