//! The room says which meter will move most, and which way: as one, or counted by hands.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::{hands, pieces};
use crate::app::data::narration::room as words;
use crate::app::kit::{Arrange, Button, Stepper, Style, Ui, column, row, space};
use crate::app::play::room::RoomAction;
use crate::app::screens::page::Page;
use crate::session::MeterView;
use crate::session::workshop::{AskedView, By, Open, RoomIntent, Way};

const WAYS: [Way; 3] = [Way::Up, Way::Down, Way::Same];

pub(super) fn draw(page: &mut Page, shown: &Shown, asked: &AskedView) {
    let crisis = &asked.crisis.id;
    let others = vec![
        skip(crisis),
        Button::new("Hands", RoomIntent::Open(Open::Hands)).key(KeyCode::KeyH, "H"),
        Button::new("Discuss", RoomIntent::Open(Open::Discuss)).key(KeyCode::KeyD, "D"),
    ];
    let id = format!("room/{crisis}/predict");
    frame(
        page,
        shown,
        &id,
        "Predict: which meter will move most, and which way?",
        (hands::reveal(crisis).main(), others),
        |ui| {
            ui.text(Style::Title, "Which meter will move most, and which way?");
            known(ui, asked);
            predictions(ui, shown, asked);
        },
    );
}

/// The answer that was said, or that most have given: the room predicts what comes of it.
pub(super) fn known(ui: &mut Ui<'_, '_>, asked: &AskedView) {
    let mut numbered = (1..).zip(&asked.crisis.responses);
    let said = numbered.find(|(_, response)| asked.answer.as_ref() == Some(&response.id));
    if let Some((number, response)) = said {
        let soft = ui.look.tokens.soft;
        let how = words::decided(By::Group);
        pieces::response(ui, number, &response.text, |ui| {
            ui.tinted(Style::Small, soft, how);
        });
        return;
    }
    let most = asked.hands.iter().flatten().max().copied().unwrap_or(0);
    if most == 0 {
        return;
    }
    let numbered = (1..).zip(asked.crisis.responses.iter().zip(&asked.hands));
    let leading: Vec<_> = numbered
        .filter(|(_, (_, hands))| **hands == Some(most))
        .collect();
    if leading.len() > 1 {
        let soft = ui.look.tokens.soft;
        ui.tinted(
            Style::Soft,
            soft,
            "These have most hands; which of them is given is decided after this.",
        );
    }
    for (number, (response, _)) in leading {
        pieces::response(ui, number, &response.text, |_| {});
    }
}

/// No prediction for this crisis.
pub(super) fn skip(crisis: &str) -> Button {
    let skip = RoomIntent::SkipPrediction {
        crisis: crisis.to_owned(),
    };
    Button::new("Skip", skip)
        .id("Skip the prediction")
        .says("Skip the prediction")
        .key(KeyCode::KeyS, "S")
}

/// Every meter with the ways that it may go, and how the room answers.
pub(super) fn predictions(ui: &mut Ui<'_, '_>, shown: &Shown, asked: &AskedView) {
    let counts = shown.room.counts_predictions();
    ui.row(space::S, |ui| {
        ui.button(
            Button::new(
                "One answer of the group",
                RoomAction::CountPredictions(false),
            )
            .toggled(!counts),
        );
        ui.button(Button::new("Count hands", RoomAction::CountPredictions(true)).toggled(counts));
        if counts {
            let predicted: u16 = asked.predictions.iter().filter_map(|p| p.hands).sum();
            let room = shown.projector().room;
            ui.text(
                Style::Label,
                format!(
                    "{predicted} of {room} counted, {} not counted",
                    room.saturating_sub(predicted)
                ),
            );
        }
    });
    let meters = &shown.projector().meters;
    let columns = ui.look.columns(17.0, meters.len());
    pieces::grid(ui, columns, |ui| {
        for (at, meter) in meters.iter().enumerate() {
            card(ui, shown, asked, (at == 0, meter), counts);
        }
    });
}

fn card(
    ui: &mut Ui<'_, '_>,
    shown: &Shown,
    asked: &AskedView,
    (first, meter): (bool, &MeterView),
    counts: bool,
) {
    let tint = ui.look.tokens.meter(&meter.id);
    ui.card(|ui| {
        ui.row(space::S, |ui| {
            ui.icon(crate::app::kit::meter_icon(&meter.id), 1.4, tint);
            ui.tinted(Style::Head, tint, meter.name.clone());
            ui.text(Style::Number, meter.value.to_string());
        });
        for (at, way) in WAYS.into_iter().enumerate() {
            let known = asked
                .predictions
                .iter()
                .find(|p| p.meter == meter.id && p.way == way);
            let word = words::way(way);
            let first = first && at == 0;
            let predict = {
                let (crisis, meter) = (asked.crisis.id.clone(), meter.id.clone());
                move |hands| RoomIntent::Predict {
                    crisis: crisis.clone(),
                    meter: meter.clone(),
                    way,
                    hands,
                }
            };
            if counts {
                let others: u16 = asked.predictions.iter().filter_map(|p| p.hands).sum();
                let here = known.and_then(|p| p.hands);
                let most = shown
                    .projector()
                    .room
                    .saturating_sub(others.saturating_sub(here.unwrap_or(0)));
                ui.node(row(space::S).apart(), |ui| {
                    let words = column(0.0).grow_from(ui.look.rem * 8.0);
                    ui.node(words, |ui| {
                        let ink = ui.look.tokens.ink;
                        pieces::with_icon(ui, pieces::way_icon(way), ink, |ui| {
                            ui.text(Style::Plain, word);
                        });
                    });
                    let stepper = Stepper::new(
                        format!("predict {} {word}", meter.id),
                        format!("{} {word}, hands", meter.name),
                        here,
                        (0, most),
                        move |hands| predict(Some(hands)),
                    );
                    ui.stepper(if first { stepper.first() } else { stepper });
                });
            } else {
                let chosen = known.is_some_and(|p| p.hands.is_none());
                let button = Button::new(word, predict(None))
                    .id(format!("{} {word}", meter.id))
                    .says(format!("{} {word}", meter.name))
                    .icon(pieces::way_icon(way))
                    .toggled(chosen)
                    .wide();
                ui.button(if first { button.first() } else { button });
            }
        }
    });
}
