//! What happened beside the story: what came back, promises, values, who left.

use bevy::prelude::*;

use crate::app::data::narration::{
    back_head, ended, held, left_head, promise, promise_head, value, value_head,
};
use crate::app::kit::{
    Arrange, Rgb, Style, Ui, announce_label, beside_top, column, filling, space,
};
use crate::session::{Aftermath, Mood, PromiseTurn, ValueTurn};

/// Draws what happened beside the story; nothing if nothing did.
pub(crate) fn news(ui: &mut Ui<'_, '_>, after: &Aftermath) {
    let t = ui.look.tokens;
    fallen(ui, after);
    came_back(ui, after);
    for news in &after.promises {
        let (icon, tint) = match news.what {
            PromiseTurn::Made => ("promise", t.ink),
            PromiseTurn::Kept => ("check", t.manage),
            PromiseTurn::Broken => ("cross", t.lead),
        };
        item(ui, icon, tint, promise_head(news.what), &promise(news));
    }
    values_and_leavers(ui, after);
}

/// The same without promises, where they are shown as slips of paper.
pub(crate) fn news_but_promises(ui: &mut Ui<'_, '_>, after: &Aftermath) {
    fallen(ui, after);
    came_back(ui, after);
    values_and_leavers(ui, after);
}

/// A meter at 0: the end of the game, or what would have been it.
fn fallen(ui: &mut Ui<'_, '_>, after: &Aftermath) {
    let tint = ui.look.tokens.lead;
    let ended = after.collapsed.iter().map(|meter| ended(meter));
    for (head, text) in ended.chain(after.held_off.iter().map(|meter| held(meter))) {
        item(ui, "meter", tint, &head, text);
    }
}

fn came_back(ui: &mut Ui<'_, '_>, after: &Aftermath) {
    let ink = ui.look.tokens.ink;
    for back in &after.came_back {
        item(ui, "back", ink, &back_head(back), &back.text);
    }
}

fn values_and_leavers(ui: &mut Ui<'_, '_>, after: &Aftermath) {
    let t = ui.look.tokens;
    for news in &after.values {
        let tint = match news.what {
            ValueTurn::Honoured | ValueTurn::Repaired => t.manage,
            ValueTurn::Breached => t.lead,
        };
        item(ui, "value", tint, value_head(news.what), &value(news));
    }
    for left in &after.left {
        let head = left_head(left);
        let access = announce_label(accesskit::Role::ListItem, format!("{head}. {}", left.text));
        let node = beside_top(space::S).slim();
        ui.node((node, access), |ui| {
            ui.pale_face(&left.face, Mood::Calm, 2.2);
            ui.node(filling(0.0), |ui| {
                ui.beside_icon("left", 1.0, t.ink, |ui| {
                    ui.mute(Style::Label, t.ink, head);
                });
                if !left.text.is_empty() {
                    ui.mute(Style::Plain, t.ink, left.text.clone());
                }
            });
        });
    }
}

/// Whether there is any news beside the meters.
pub(crate) fn any(after: &Aftermath) -> bool {
    !(after.came_back.is_empty()
        && after.promises.is_empty()
        && after.values.is_empty()
        && after.left.is_empty()
        && after.collapsed.is_none()
        && after.held_off.is_none())
}

fn item(ui: &mut Ui<'_, '_>, icon: &'static str, tint: Rgb, head: &str, text: &str) {
    let t = ui.look.tokens;
    let access = announce_label(accesskit::Role::ListItem, format!("{head}: {text}"));
    ui.node((column(0.0), access), |ui| {
        ui.beside_icon(icon, 1.2, tint, |ui| {
            ui.mute(Style::Label, tint, head);
            if !text.is_empty() {
                ui.mute(Style::Plain, t.ink, text);
            }
        });
    });
}
