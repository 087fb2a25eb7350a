//! The card that was played: it turns in the middle, its hat drops on, and what happened is written on it.

use bevy::prelude::*;

use super::scene::Scene;
use crate::app::data::narration::{self, sentence};
use crate::app::kit::{
    Arrange, CardFlip, Cue, Enter, Style, Ui, beside, column, filling, row, shadow, space,
};
use crate::app::screens::parts::{hat_icons, hat_ink};

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
            ui.tinted(Style::Said, t.soft, last.response.text.clone());
        }
        if !last.outcome.is_empty() {
            let told = Cue::new(when.told, Enter::Rise);
            ui.node((column(space::S), told), |ui| {
                ui.rule();
                ui.prose(Style::Plain, &last.outcome);
            });
        }
    };
    let playing = scene.passed < when.turns + crate::app::kit::tokens::time::CARD;
    let moves = Cue::new(when.told - 0.1, Enter::Aside);
    // The card moves, and what turns is in it: each has a transform of its own.
    ui.node((column(0.0), moves), |ui| {
        if playing {
            let flip = CardFlip::since(scene.passed - when.turns);
            ui.node((bundle, flip), |ui| {
                inside(ui);
                ui.front(|ui| {
                    ui.mute(Style::Plain, t.ink, last.response.text.clone());
                });
            });
        } else {
            ui.node(bundle, inside);
        }
    });
}

/// The hat, which drops on, with its name and what it is.
fn head(ui: &mut Ui<'_, '_>, scene: &Scene<'_>) {
    let t = ui.look.tokens;
    let hat = &scene.last.hat;
    let node = beside(space::M).slim();
    ui.node(node, |ui| {
        let drops = Cue::new(scene.when.hat, Enter::Drop).lasting(0.45);
        ui.node((Node::default(), drops), |ui| hat_icons(ui, hat.hat, 3.0));
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
