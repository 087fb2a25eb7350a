//! How to join: the code to be scanned, the address to be typed, how many are in. And before the first crisis, what this is about.

use bevy::prelude::*;

use super::aside::middle;
use super::frame::{Shown, frame};
use crate::app::data::narration::phones as words;
use crate::app::kit::{Arrange, Button, Style, Ui, column, panes, space};
use crate::app::play::phones::{Laid, PhonesAction};
use crate::app::screens::page::Page;
use crate::app::screens::room::pieces;

pub(super) fn draw(page: &mut Page, shown: &Shown) {
    if shown.room.page() == 0 {
        frame(page, shown, "Join the room", |ui| {
            join(ui, shown, 21.0);
            questions(ui, shown);
        });
    } else {
        frame(page, shown, &shown.wall.room.title, |ui| about(ui, shown));
    }
}

/// The code alone, as large as it gets.
pub(super) fn large(page: &mut Page, shown: &Shown) {
    let high = page.look.high;
    page.draw_wall("wall/code", "Join the room", |ui| {
        let node = column(space::M)
            .rest()
            .inset(space::XL, space::M)
            .to_centre();
        ui.node(node, |ui| {
            join(ui, shown, (high - 5.0).min(34.0));
            ui.row(space::S, |ui| {
                ui.spring();
                ui.button(
                    Button::new("Smaller", PhonesAction::Lay(Laid::None))
                        .key(KeyCode::KeyC, "C")
                        .key(KeyCode::Escape, "")
                        .quiet()
                        .first(),
                );
            });
        });
    });
}

/// The code so many heights of text high, and beside it the same for those who type.
fn join(ui: &mut Ui<'_, '_>, shown: &Shown, size: f32) {
    let roomy = ui.look.roomy();
    let size = size.min(ui.look.high - 14.0).max(9.0);
    let node = panes(roomy, space::XXL, space::L).align_middle().slim();
    let door = &shown.seen.door;
    ui.node(node, |ui| {
        if shown.wall.room.locked {
            ui.text(Style::Title, "The room is locked: nobody else can join.");
            return;
        }
        let says = format!("Code for scanning: {}", door.join);
        ui.modules(&door.code_rows, &says, size);
        ui.node(pieces::fill(column(space::M)), |ui| {
            ui.text(
                Style::Head,
                "Scan the code with your phone’s camera, or type",
            );
            ui.path(Style::Giant, format!("http://{}", door.address));
            ui.text(Style::Head, "and then the code");
            ui.text(Style::Giant, door.code.clone());
            let people = words::many(shown.wall.room.people, "person is in", "people are in");
            ui.text(Style::Title, people);
        });
    });
}

/// How many have answered the questions before the first crisis, where they are asked.
fn questions(ui: &mut Ui<'_, '_>, shown: &Shown) {
    if let Some(questions) = &shown.wall.questions {
        let (answered, people) = (questions.answered, shown.wall.room.people);
        let text = "Five short questions are on your phone.";
        ui.text(
            Style::Head,
            format!("{text} {answered} of {people} have answered."),
        );
    }
}

fn about(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let Some(briefing) = &shown.wall.briefing else {
        return;
    };
    let node = column(space::M).at_most(ui.look.rem * 52.0);
    ui.node(node, |ui| {
        ui.text(Style::Title, briefing.title.clone());
        ui.text(Style::Soft, format!("You are: {}", briefing.role));
        ui.text(Style::Head, briefing.pitch.clone());
        ui.paragraphs(Style::Plain, &briefing.text);
        if !briefing.values.is_empty() {
            let values = briefing.values.join(" · ");
            ui.text(Style::Soft, format!("The team stands for: {values}"));
        }
    });
}

/// Where the facilitator's own device finds the console. It goes by itself.
pub(super) fn console(page: &mut Page, shown: &Shown) {
    let address = shown.room.addresses().map(|known| known.console.clone());
    middle(page, "wall/console", "For the facilitator alone", |ui| {
        ui.text(Style::Title, "For the facilitator alone");
        ui.text(
            Style::Plain,
            "Whoever opens this address leads the room. It goes in 20 seconds; the presenter’s window (F2) shows it to nobody else.",
        );
        if let Some(address) = address {
            console_code(ui, &address, 12.0);
        }
        ui.row(space::S, |ui| {
            ui.button(
                Button::new("Take it off", PhonesAction::Lay(Laid::None))
                    .key(KeyCode::KeyL, "L")
                    .key(KeyCode::Escape, "")
                    .main()
                    .first(),
            );
        });
    });
}

/// The console's address, to be scanned and to be typed.
pub(super) fn console_code(ui: &mut Ui<'_, '_>, address: &str, size: f32) {
    let rows = crate::host::code::rows(address);
    ui.modules(&rows, "Code for scanning: the console", size);
    ui.path(Style::Label, address.to_owned());
}
