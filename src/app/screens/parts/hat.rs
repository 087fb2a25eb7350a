//! Hats: shown only for what has been decided.

use bevy::prelude::*;

use crate::app::data::narration::sentence;
use crate::app::kit::{Arrange, Rgb, Style, Tokens, Ui, beside, filling, space};
use crate::engine::Hat;
use crate::session::{HatView, PracticeView};

/// The colour in which a hat is written: two hats are written in ink, because no one colour is theirs.
pub(crate) const fn hat_ink(tokens: &Tokens, hat: Hat) -> Rgb {
    match hat {
        Hat::Lead => tokens.lead,
        Hat::Manage => tokens.manage,
        Hat::Wait => tokens.wait,
        Hat::Both => tokens.ink,
    }
}

/// The hat itself; for both, the two beside each other.
pub(crate) fn hat_icons(ui: &mut Ui<'_, '_>, hat: Hat, size: f32) {
    let t = ui.look.tokens;
    ui.node(
        Node {
            column_gap: px(space::XS),
            flex_shrink: 0.0,
            ..default()
        },
        |ui| match hat {
            Hat::Lead => {
                ui.icon("lead", size, t.lead);
            }
            Hat::Manage => {
                ui.icon("manage", size, t.manage);
            }
            Hat::Wait => {
                ui.icon("wait", size, t.wait);
            }
            Hat::Both => {
                ui.icon("lead", size, t.lead);
                ui.icon("manage", size, t.manage);
            }
        },
    );
}

/// A hat with its name and what it is.
pub(crate) fn hat_head(ui: &mut Ui<'_, '_>, hat: &HatView) {
    let t = ui.look.tokens;
    ui.node(beside(space::M).slim(), |ui| {
        hat_icons(ui, hat.hat, 2.4);
        ui.node(filling(0.0), |ui| {
            ui.tinted(Style::Head, hat_ink(&t, hat.hat), hat.name.clone());
            ui.text(Style::Small, sentence(&hat.about));
        });
    });
}

/// What was practised, and what one does when doing it.
pub(crate) fn practices(ui: &mut Ui<'_, '_>, practices: &[PracticeView]) {
    for practice in practices {
        let text = format!("{}: {}", practice.name, practice.about);
        ui.text(Style::Small, text);
    }
}
