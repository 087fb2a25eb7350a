//! A crisis that is asked: the scene on one page, the answers on another, and never how the vote stands.

use std::collections::BTreeSet;

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::tables;
use crate::app::data::narration::{back_head, phones as words};
use crate::app::kit::{Bar, Style, Ui, space};
use crate::app::screens::page::Page;
use crate::app::screens::parts;
use crate::app::screens::room::{at_stake, pieces};
use crate::content::phrases;
use crate::engine::Hat;
use crate::session::live::{LiveCrisis, LiveStep};

pub(super) fn draw(page: &mut Page, shown: &Shown) {
    let wall = shown.wall;
    let Some(crisis) = &wall.crisis else {
        return frame(page, shown, "Wait", |ui| {
            ui.text(Style::Title, "Wait for the facilitator.");
        });
    };
    let title = format!("{}: {}", words::name(wall.step.step), crisis.title);
    let titles: BTreeSet<&str> = wall.tables.iter().map(|table| &*table.title).collect();
    let apart = titles.len() > 1;
    let second = shown.room.page() == 1;
    frame(page, shown, &title, |ui| match wall.step.step {
        LiveStep::Predict => predict(ui, shown),
        LiveStep::NameHat => hats(ui, crisis),
        _ if apart => tables::apart(ui, &wall.tables),
        LiveStep::Discuss if !second => scene(ui, shown, crisis),
        LiveStep::Vote | LiveStep::VoteAgain | LiveStep::Talk if second => {
            scene(ui, shown, crisis);
        }
        _ => answers(ui, shown, crisis),
    });
}

/// What is seen and said.
fn scene(ui: &mut Ui<'_, '_>, shown: &Shown, crisis: &LiveCrisis) {
    let t = ui.look.tokens;
    let wall = shown.wall;
    let stakes = wall.at_stake.as_ref();
    if !crisis.moment.is_empty() {
        ui.text(Style::Soft, crisis.moment.clone());
    }
    at_stake::titled(ui, &crisis.title, stakes.map(|at| at.severity));
    pieces::edge(ui, &wall.meters);
    for inject in &wall.injects {
        pieces::with_icon(ui, "notes", t.lead, |ui| {
            ui.tinted(Style::Label, t.lead, words::arrived(inject));
            ui.text(Style::Plain, inject.text.clone());
        });
    }
    for back in &crisis.came_back {
        pieces::with_icon(ui, "back", t.soft, |ui| {
            ui.text(Style::Soft, back_head(back));
            ui.text(Style::Plain, back.text.clone());
        });
    }
    pieces::paragraphs(ui, &crisis.scene);
    let columns = if ui.look.roomy() { 2 } else { 1 };
    pieces::grid(ui, columns, |ui| {
        for (icon, text) in [("people", &crisis.people), ("process", &crisis.process)] {
            if !text.is_empty() {
                pieces::with_icon(ui, icon, t.ink, |ui| {
                    ui.text(Style::Plain, text.clone());
                });
            }
        }
    });
    at_stake::voices(ui, &crisis.voices, stakes, shown.folds);
    if let Some(stakes) = stakes {
        at_stake::draw(ui, stakes, shown.folds);
    }
}

fn answers(ui: &mut Ui<'_, '_>, shown: &Shown, crisis: &LiveCrisis) {
    let t = ui.look.tokens;
    ui.text(Style::Title, crisis.title.clone());
    let tie = shown.wall.tie.as_ref();
    if let Some(tie) = tie {
        let who = match tie.speaker {
            Some(_) => format!("{} was drawn to decide.", tie.name),
            None => "The facilitator decides.".to_owned(),
        };
        ui.text(
            Style::Head,
            format!("Several answers have the most votes. {who}"),
        );
    } else if let Some(how) = words::how(shown.wall.step.step) {
        ui.text(Style::Head, how);
    }
    let columns = if ui.look.roomy() { 2 } else { 1 };
    pieces::grid(ui, columns, |ui| {
        for (at, response) in crisis.responses.iter().enumerate() {
            let tied = tie.is_some_and(|tie| tie.responses.contains(&response.id));
            let card = ui.card_bundle(if tied { t.lead } else { t.line });
            ui.node(card, |ui| {
                pieces::response(ui, at + 1, &response.text, |ui| {
                    if tied {
                        ui.tinted(Style::Label, t.lead, "Tied");
                    }
                });
            });
        }
    });
}

fn predict(ui: &mut Ui<'_, '_>, shown: &Shown) {
    ui.text(Style::Title, "Which meter will move most, and which way?");
    ui.text(
        Style::Head,
        "Predict on the phones what the answer will do.",
    );
    let meters = &shown.wall.meters;
    let columns = ui.look.columns(18.0, meters.len());
    pieces::grid(ui, columns, |ui| {
        for meter in meters {
            ui.card(|ui| {
                ui.meter(&meter.id, &meter.name, Bar::at(meter.value as f32), 16.0);
                ui.text(Style::Small, meter.about.clone());
            });
        }
    });
    pieces::edge(ui, meters);
}

fn hats(ui: &mut Ui<'_, '_>, crisis: &LiveCrisis) {
    let t = ui.look.tokens;
    ui.text(Style::Soft, crisis.title.clone());
    ui.text(Style::Title, "Which hat does your answer wear?");
    let columns = if ui.look.roomy() { 2 } else { 1 };
    pieces::grid(ui, columns, |ui| {
        for hat in [Hat::Lead, Hat::Manage, Hat::Both, Hat::Wait] {
            let (name, about) = phrases::hat(hat);
            ui.card(|ui| {
                ui.row(space::M, |ui| {
                    parts::hat_icons(ui, hat, 2.4);
                    ui.tinted(Style::Title, parts::hat_ink(&t, hat), name);
                });
                ui.text(Style::Plain, crate::app::data::narration::sentence(about));
            });
        }
    });
}
