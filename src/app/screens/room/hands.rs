//! Hands are counted: so many for each response, or the group's answer at a click. Bars race as numbers are typed in; where they are typed
//! in the presenter's window, the wall shows nothing else.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::{briefing, pieces};
use crate::app::kit::{Arrange, Bar, Button, Stepper, Style, Ui, beside, column, row, space};
use crate::app::screens::page::Page;
use crate::session::workshop::{AskedView, Open, RoomIntent};

/// How high the bars are, in pixels at 720 lines.
const BAR: f32 = 22.0;

pub(super) fn draw(page: &mut Page, shown: &Shown, asked: &AskedView) {
    let crisis = &asked.crisis.id;
    let others = vec![
        at_once(crisis),
        Button::new("Discuss", RoomIntent::Open(Open::Discuss)).key(KeyCode::KeyD, "D"),
    ];
    let room = shown.projector().room;
    let id = format!("room/{crisis}/hands");
    frame(page, shown, &id, "Hands", (onward(), others), |ui| {
        // No row in a row where it has to wrap: it would be measured as one line and drawn as two.
        let (head, counts) = if ui.look.roomy() {
            (row(space::L).apart(), row(space::L))
        } else {
            (column(space::S).firm(), column(space::S).firm())
        };
        ui.node(head, |ui| {
            ui.text(Style::Title, "Hands up: which response?");
            ui.node(counts, |ui| {
                count(ui, asked.counted, room);
                if !shown.presenter_open {
                    briefing::size(ui, shown);
                }
            });
        });
        if !shown.presenter_open {
            ui.text(
                Style::Soft,
                "Type in the hands, or choose the group’s answer without counting.",
            );
        }
        for (at, response) in asked.crisis.responses.iter().enumerate() {
            let controls = |ui: &mut Ui<'_, '_>| {
                if !shown.presenter_open {
                    answer(ui, asked, at, &response.id, room);
                }
            };
            if ui.look.roomy() {
                let node = beside(space::L);
                ui.node(node, |ui| {
                    ui.node(pieces::fill(column(0.0)), |ui| one(ui, shown, asked, at));
                    controls(ui);
                });
            } else {
                one(ui, shown, asked, at);
                controls(ui);
            }
        }
    });
}

/// The prediction comes after the vote, and before the reveal.
pub(super) fn onward() -> Button {
    Button::new("Predict", RoomIntent::Open(Open::Predict))
        .key(KeyCode::KeyP, "P")
        .icon("meter")
        .main()
}

/// The reveal straight from the hands.
pub(super) fn at_once(crisis: &str) -> Button {
    reveal(crisis).says("Reveal at once, without a prediction")
}

/// What comes of the response with most hands.
pub(super) fn reveal(crisis: &str) -> Button {
    let reveal = RoomIntent::Reveal {
        crisis: crisis.to_owned(),
    };
    Button::new("Reveal", reveal)
        .key(KeyCode::KeyR, "R")
        .icon("play")
}

/// A response, and how many hands it has.
fn one(ui: &mut Ui<'_, '_>, shown: &Shown, asked: &AskedView, at: usize) {
    let Some(response) = asked.crisis.responses.get(at) else {
        return;
    };
    let t = ui.look.tokens;
    let here = asked.hands.get(at).copied().flatten();
    let share = |hands: u16| f32::from(hands) * 100.0 / f32::from(shown.projector().room.max(1));
    let (before, passed) = shown.raced(&response.id);
    let bar = Bar::moving(share(before), share(here.unwrap_or(0)), 0.0).since(passed);
    pieces::response(ui, at + 1, &response.text, |ui| {
        let line = beside(space::M);
        ui.node(line, |ui| {
            ui.node(pieces::fill(column(0.0)), |ui| {
                ui.bar(bar, t.ink, BAR);
            });
            let number = Node::default().wide(ui.look.rem * 2.4).to_end();
            ui.node(number, |ui| {
                let hands = here.map_or_else(|| "–".to_owned(), |hands| hands.to_string());
                ui.short(Style::Label, t.ink, hands);
            });
        });
    });
}

/// How many hands are counted, and how many people have raised none.
pub(super) fn count(ui: &mut Ui<'_, '_>, counted: u16, room: u16) {
    ui.column(0.0, |ui| {
        let soft = ui.look.tokens.soft;
        ui.text(Style::Number, format!("{counted} of {room}"));
        ui.tinted(
            Style::Soft,
            soft,
            format!("{} not counted", room.saturating_sub(counted)),
        );
    });
}

/// The hands for one response, and the group's answer without counting.
pub(super) fn answer(ui: &mut Ui<'_, '_>, asked: &AskedView, at: usize, response: &str, room: u16) {
    let here = asked.hands.get(at).copied().flatten();
    let most = room.saturating_sub(asked.counted.saturating_sub(here.unwrap_or(0)));
    let number = at + 1;
    ui.node(row(space::M).within().firm(), |ui| {
        let hands = {
            let (crisis, response) = (asked.crisis.id.clone(), response.to_owned());
            move |hands| RoomIntent::Hands {
                crisis: crisis.clone(),
                response: response.clone(),
                hands,
            }
        };
        let stepper = Stepper::new(
            format!("hands {response}"),
            format!("Hands for response {number}"),
            here,
            (0, most),
            hands,
        );
        ui.stepper(if at == 0 { stepper.first() } else { stepper });
        let choose = Button::new(
            "Choose",
            RoomIntent::Answer {
                crisis: asked.crisis.id.clone(),
                response: response.to_owned(),
            },
        )
        .id(format!("choose {response}"))
        .says(format!(
            "Response {number} is the group’s answer, without counting; on to the prediction"
        ))
        .icon("check");
        let button = ui.button(choose);
        // Tab goes from number to number first.
        ui.after_others(button);
    });
}
