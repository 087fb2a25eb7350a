//! What happened: the meters with what made them, the crises by name with the luck of each, and what was decided.

use bevy::prelude::*;

use super::ledger::{Panel, panel};
use super::meters;
use super::shared::Parts;
use super::state::{Fold, PageAction};
use crate::app::kit::{Arrange, Button, Style, Ui, column, panes, row, space};
use crate::debrief::{Debrief, DecidedBy, Kind, Turn, signed};

/// Share of the width that the chart has where the ledger stands beside it.
const CHART: f32 = 0.62;

pub(super) fn draw(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    let debrief = parts.debrief;
    let roomy = ui.look.roomy();
    let width = if roomy {
        parts.width * CHART
    } else {
        parts.width
    };
    ui.card(|ui| {
        let node = panes(roomy, space::XL, space::M);
        ui.node(node, |ui| {
            let chart = column(space::M).wide(width);
            ui.node(chart, |ui| {
                meters::draw(ui, debrief, parts.opened, width);
            });
            let node = column(space::S).grow_beside(roomy);
            panel(ui, Panel::Kind(Kind::Meter), node, parts);
        });
        ui.prose(
            Style::Small,
            "Each mark is the end of a turn. The bars below show luck: how far the turn came better (up, filled) or worse (down, hollow) than was \
             to be expected of the response that was chosen.",
        );
        ui.rule();
        crises(ui, debrief);
    });
    room(ui, debrief);
    let unfolded = parts.unfolded.contains(Fold::Stories);
    ui.row(space::S, |ui| {
        ui.button(
            Button::new(
                "What you decided, and what came of it",
                PageAction::Fold(Fold::Stories),
            )
            .toggled(unfolded)
            .icon(if unfolded { "up" } else { "down" }),
        );
    });
    if unfolded {
        ui.card(|ui| {
            for turn in &debrief.turns {
                super::insights::story(ui, turn);
            }
        });
    }
}

/// The crises by name, with the luck of each.
fn crises(ui: &mut Ui<'_, '_>, debrief: &Debrief) {
    let rem = ui.look.rem;
    let columns = ui.look.columns(20.0, 3) as f32;
    ui.text(Style::Label, "The crises, and the luck of each in points");
    let node = Node {
        align_items: AlignItems::FlexStart,
        column_gap: px(0),
        ..row(space::XS)
    };
    ui.node(node, |ui| {
        for turn in &debrief.turns {
            let node = Node {
                width: percent(100.0 / columns),
                column_gap: px(space::S),
                padding: UiRect::right(px(space::M)),
                min_width: px(0),
                ..default()
            };
            let ink = ui.look.tokens.ink;
            let soft = ui.look.tokens.soft;
            ui.node(node, |ui| {
                let side = Node::default().wide(rem * 1.6).to_end();
                ui.node(side, |ui| {
                    ui.short(Style::Label, ink, turn.turn.to_string());
                });
                let node = column(0.0).grow();
                ui.node(node, |ui| {
                    ui.text(Style::Plain, turn.title.clone());
                });
                ui.short(Style::Small, soft, signed(turn.surprise.mean));
            });
        }
    });
}

/// How the room decided, if one did.
fn room(ui: &mut Ui<'_, '_>, debrief: &Debrief) {
    if debrief.turns.iter().all(|turn| turn.room.is_none()) {
        return;
    }
    ui.card(|ui| {
        ui.text(Style::Label, "How the room decided");
        for turn in &debrief.turns {
            room_turn(ui, turn);
        }
    });
}

fn room_turn(ui: &mut Ui<'_, '_>, turn: &Turn) {
    let Some(room) = &turn.room else { return };
    let counted = room.hands.iter().any(|raised| raised.hands > 0);
    ui.text(Style::Label, format!("{}. {}", turn.turn, turn.title));
    for raised in &room.hands {
        let chosen = raised.response == turn.response;
        if !counted && !chosen {
            continue;
        }
        let text = if counted {
            format!("{} ({} %): {}", raised.hands, raised.percent, raised.text)
        } else {
            raised.text.clone()
        };
        ui.row(space::S, |ui| {
            let ink = ui.look.tokens.ink;
            ui.icon(if chosen { "check" } else { "hand" }, 0.9, ink);
            let node = column(0.0).grow();
            ui.node(node, |ui| {
                ui.text(if chosen { Style::Label } else { Style::Plain }, text);
            });
        });
    }
    match room.by {
        DecidedBy::Facilitator => {
            ui.text(Style::Small, "a tie, broken by the facilitator");
        }
        DecidedBy::Group => {
            ui.text(Style::Small, "the group’s answer, not by hands");
        }
        DecidedBy::Speaker => {
            ui.text(Style::Small, "a tie, broken by the speaker who was drawn");
        }
        DecidedBy::Hands => {}
    }
    let predicted: Vec<String> = room
        .predictions
        .iter()
        .map(crate::debrief::Foretold::said)
        .collect();
    if !predicted.is_empty() {
        let moved: Vec<String> = room.moved.iter().map(crate::debrief::Moved::said).collect();
        let moved = if moved.is_empty() {
            "nothing".to_owned()
        } else {
            moved.join(", ")
        };
        ui.text(
            Style::Soft,
            format!(
                "Predicted to move most: {}. Moved most: {moved}.",
                predicted.join("; ")
            ),
        );
    }
}
