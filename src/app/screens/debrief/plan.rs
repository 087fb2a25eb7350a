//! A plan: one habit to start, one to stop, one hat to practise, and what each rests on.

use bevy::prelude::*;

use super::shared::Parts;
use crate::app::kit::{Arrange, Style, Ui, beside_top, column, panes, space};
use crate::debrief::Advice;

pub(super) fn draw(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    let debrief = parts.debrief;
    let plan = &debrief.plan;
    let roomy = ui.look.roomy();
    let node = panes(roomy, space::L, space::L).align_stretch();
    ui.node(node, |ui| {
        for (icon, advice) in [
            ("plus", &plan.start),
            ("minus", &plan.stop),
            ("both", &plan.practise),
        ] {
            let node = column(0.0).grow_beside(roomy);
            ui.node(node, |ui| piece(ui, icon, advice));
        }
    });
    let objectives = &debrief.played.objectives;
    if !objectives.is_empty() {
        ui.card(|ui| {
            ui.text(Style::Label, "What this scenario was for");
            for objective in objectives {
                ui.prose(Style::Plain, objective);
            }
        });
    }
    ui.prose(
        Style::Small,
        "The plan follows from one playthrough by simple rules. Take what fits, and talk about what does not.",
    );
}

fn piece(ui: &mut Ui<'_, '_>, icon: &'static str, advice: &Advice) {
    let bundle = ui.card_bundle(ui.look.tokens.line);
    let ink = ui.look.tokens.ink;
    ui.node(bundle, |ui| {
        let node = beside_top(space::S).slim();
        ui.node(node, |ui| {
            ui.icon(icon, 1.3, ink);
            let words = column(0.0).grow();
            ui.node(words, |ui| {
                ui.text(Style::Label, advice.title.clone());
            });
        });
        ui.text(Style::Plain, advice.text.clone());
        ui.text(Style::Small, format!("Why: {}", advice.because));
    });
}
