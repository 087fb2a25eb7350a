//! Who stayed and who left, and why; what was promised; what became of the values.

use bevy::prelude::*;

use super::ledger::{Panel, panel};
use super::place::opener;
use super::shared::Parts;
use crate::app::kit::{Arrange, Style, Ui, column, row, space};
use crate::debrief::{Member, Promise, PromiseStatus, Value, ValueStatus};

pub(super) fn draw(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    let debrief = parts.debrief;
    let two = ui.look.roomy();
    let node = Node {
        align_items: AlignItems::Stretch,
        column_gap: px(space::L),
        row_gap: px(space::L),
        flex_wrap: FlexWrap::Wrap,
        ..default()
    };
    ui.node(node, |ui| {
        for member in &debrief.team {
            let node = Node {
                width: if two { percent(48.0) } else { percent(100.0) },
                ..column(0.0).rest()
            };
            ui.node(node, |ui| one_member(ui, member, parts));
        }
    });
    ui.card(|ui| {
        ui.row(space::S, |ui| {
            let ink = ui.look.tokens.ink;
            ui.icon("promise", 1.1, ink);
            ui.text(Style::Label, "Promises");
        });
        if debrief.promises.is_empty() {
            ui.text(Style::Plain, "Nothing was promised.");
        }
        for promise in &debrief.promises {
            one_promise(ui, promise);
        }
    });
    if !debrief.values.is_empty() {
        ui.card(|ui| {
            ui.row(space::S, |ui| {
                let ink = ui.look.tokens.ink;
                ui.icon("value", 1.1, ink);
                ui.text(Style::Label, "What the team stands for");
            });
            for value in &debrief.values {
                one_value(ui, value);
            }
        });
    }
}

fn one_member(ui: &mut Ui<'_, '_>, member: &Member, parts: &Parts<'_>) {
    let seen = parts.view.team.iter().find(|m| m.id == member.id);
    ui.card(|ui| {
        let node = row(space::M).align_top().one_line();
        ui.node(node, |ui| {
            if let Some(seen) = seen {
                ui.face(&seen.face, seen.mood, 3.4);
            }
            let node = column(space::XS).grow();
            ui.node(node, |ui| {
                ui.text(Style::Label, member.name.clone());
                let left = member
                    .left
                    .map_or_else(String::new, |turn| format!(" · left in crisis {turn}"));
                ui.text(Style::Soft, format!("{}{left}", member.job));
                ui.text(Style::Plain, member.said.join(" "));
            });
        });
        ui.row(space::S, |ui| {
            for (name, number, [from, to]) in [
                ("Trust", "trust", member.trust),
                ("Energy", "energy", member.energy),
            ] {
                let id = format!("member:{}:{number}", member.id);
                opener(ui, name, &id, (from.whole(), to.whole()));
            }
        });
        panel(
            ui,
            Panel::Member(member.id.clone()),
            column(space::XS),
            parts,
        );
    });
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn marked(ui: &mut Ui<'_, '_>, icon: &'static str, words: impl FnOnce(&mut Ui<'_, '_>)) {
    let ink = ui.look.tokens.ink;
    let node = row(space::M).align_top().one_line();
    let wide = ui.look.rem * 42.0;
    ui.node(node, |ui| {
        ui.icon(icon, 1.1, ink);
        let node = column(0.0).grow().at_most(wide);
        ui.node(node, words);
    });
}

fn one_promise(ui: &mut Ui<'_, '_>, of: &Promise) {
    let settled = of.settled.map_or_else(
        || "still open".to_owned(),
        |turn| format!("{} in crisis {turn}", of.status.name()),
    );
    let icon = match of.status {
        PromiseStatus::Kept => "check",
        PromiseStatus::Broken => "cross",
        PromiseStatus::Open => "clock",
    };
    marked(ui, icon, |ui| {
        ui.text(
            Style::Plain,
            format!("{} to {}: “{}”", capital(&settled), of.to, of.text),
        );
        ui.text(
            Style::Small,
            format!(
                "Made in crisis {}, {}, with “{}”.",
                of.made.turn, of.made.crisis, of.made.text
            ),
        );
        if !of.seen.is_empty() {
            ui.text(Style::Plain, of.seen.clone());
        }
    });
}

fn one_value(ui: &mut Ui<'_, '_>, of: &Value) {
    let icon = match of.status {
        ValueStatus::Breached => "cross",
        ValueStatus::Repaired => "back",
        ValueStatus::Whole => "check",
    };
    marked(ui, icon, |ui| {
        ui.text(Style::Label, format!("“{}”", of.text));
        ui.text(Style::Plain, of.said.join(" "));
    });
}
