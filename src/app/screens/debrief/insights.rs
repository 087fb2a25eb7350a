//! The turns in words: what was decided, what came of it, and the idea behind it.

use bevy::prelude::*;

use crate::app::kit::{Arrange, Style, Ui, column, row, space};
use crate::content::phrases;
use crate::debrief::{Debrief, Turn};
use crate::engine::Hat;

/// The icon of a hat.
pub(super) const fn hat_icon(hat: Hat) -> &'static str {
    match hat {
        Hat::Lead => "lead",
        Hat::Manage => "manage",
        Hat::Both => "both",
        Hat::Wait => "wait",
    }
}

/// A hat with its name.
pub(super) fn hat(ui: &mut Ui<'_, '_>, hat: Hat) {
    let t = ui.look.tokens;
    // Both have two colours; their name has neither.
    let tint = if hat == Hat::Both { t.ink } else { t.hat(hat) };
    let node = row(space::XS).one_line().firm();
    ui.node(node, |ui| {
        ui.icon(hat_icon(hat), 1.1, tint);
        ui.short(Style::Label, tint, phrases::hat(hat).0);
    });
}

/// One turn as a story.
pub(super) fn story(ui: &mut Ui<'_, '_>, turn: &Turn) {
    let node = Node {
        max_width: px(ui.look.rem * 42.0),
        margin: UiRect::bottom(px(space::M)),
        ..column(space::XS)
    };
    ui.node(node, |ui| {
        ui.text(Style::Label, format!("{}. {}", turn.turn, turn.title));
        let moment = if turn.moment.is_empty() {
            String::new()
        } else {
            format!("{} · ", turn.moment)
        };
        ui.text(
            Style::Small,
            format!(
                "{moment}{}, severity {}",
                turn.situation.name(),
                turn.severity
            ),
        );
        ui.row(space::M, |ui| {
            hat(ui, turn.hat);
            let practices: Vec<String> = turn
                .practices
                .iter()
                .map(|&p| phrases::practice(p).0.to_lowercase())
                .collect();
            if !practices.is_empty() {
                ui.text(Style::Soft, practices.join(", "));
            }
        });
        ui.text(Style::Plain, format!("“{}”", turn.text));
        if !turn.outcome.is_empty() {
            ui.text(Style::Plain, turn.outcome.clone());
        }
        for event in &turn.events {
            ui.text(Style::Soft, event.clone());
        }
    });
}

/// The ideas behind the responses that were chosen, turn by turn.
pub(super) fn insights(ui: &mut Ui<'_, '_>, debrief: &Debrief) {
    let rem = ui.look.rem;
    for turn in debrief.turns.iter().filter(|t| !t.insight.is_empty()) {
        let node = row(space::M).align_top().one_line();
        ui.node(node, |ui| {
            let tint = ui.look.tokens.hat(turn.hat);
            ui.icon(hat_icon(turn.hat), 1.2, tint);
            let words = column(0.0).grow().at_most(rem * 42.0);
            ui.node(words, |ui| {
                ui.text(
                    Style::Label,
                    format!(
                        "{}. {}: {}",
                        turn.turn,
                        turn.title,
                        phrases::hat(turn.hat).0
                    ),
                );
                ui.text(Style::Plain, turn.insight.clone());
            });
        });
    }
}
