//! The card that was played: it turns in the middle, its hat drops on, and where it goes then stands what happened.

use bevy::prelude::*;

use super::scene::Scene;
use crate::app::data::narration::{self, sentence};
use crate::app::kit::{
    Arrange, Cue, Enter, Style, Ui, beside, column, filling, row, shadow, space,
};
use crate::app::screens::parts::{Turning, hat_icons, hat_ink, turning};
use crate::content::felt::beginning;

/// Words of the answer, which was read twice before.
const ANSWER: usize = 9;

/// Draws it.
pub(super) fn draw(ui: &mut Ui<'_, '_>, scene: &Scene<'_>) {
    let t = ui.look.tokens;
    let (last, when) = (scene.last, scene.when);
    let ink = hat_ink(&t, last.hat.hat);
    let node = column(space::M).framed(t.outline).pad(space::L);
    let shadow = shadow(false);
    let bundle = (
        node,
        BackgroundColor(t.card.into()),
        BorderColor::all(Color::from(ink)),
        shadow,
    );
    let inside = |ui: &mut Ui<'_, '_>| {
        head(ui, scene);
        if scene.fold.answer {
            ui.tinted(Style::Said, t.soft, beginning(&last.response.text, ANSWER));
        }
        if !last.outcome.is_empty() {
            let told = Cue::new(when.told, Enter::Rise);
            ui.node((column(space::S), told), |ui| {
                ui.rule();
                ui.prose(Style::Plain, &last.outcome);
            });
        }
    };
    ui.node(column(0.0), |ui| {
        ui.node((bundle, Cue::new(when.told, Enter::Stand)), inside);
        let played = Turning {
            passed: scene.passed,
            turns: when.turns,
            hat: when.hat,
            gone: when.told,
            answer: &last.response.text,
            back: &last.hat,
        };
        turning(ui, &played);
    });
}

/// The hat with its name and what it is.
fn head(ui: &mut Ui<'_, '_>, scene: &Scene<'_>) {
    let t = ui.look.tokens;
    let hat = &scene.last.hat;
    let node = beside(space::M).slim();
    ui.node(node, |ui| {
        hat_icons(ui, hat.hat, 3.0);
        ui.node(filling(0.0), |ui| {
            ui.tinted(Style::Head, hat_ink(&t, hat.hat), hat.name.clone());
            ui.text(Style::Small, sentence(&hat.about));
            if let Some(named) = scene.named {
                ui.text(Style::Label, narration::named(named, hat.hat));
            }
        });
    });
}

/// What the moment asked for, in the author's words.
pub(super) fn asks(ui: &mut Ui<'_, '_>, scene: &Scene<'_>) {
    let asks = &scene.last.asked;
    if asks.is_empty() {
        return;
    }
    let soft = ui.look.tokens.soft;
    let cue = Cue::new(scene.when.people, Enter::Rise);
    ui.node((row(space::S), cue), |ui| {
        ui.beside_icon("help", 1.0, soft, |ui| {
            ui.tinted(
                Style::Small,
                soft,
                format!("What the moment asked for: {asks}"),
            );
        });
    });
}
