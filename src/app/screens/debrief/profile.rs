//! The profile: hats, practices, skills and ideas; used, overused, passed by; and the ideas behind what was chosen.

use bevy::prelude::*;

use super::insights::{hat, hat_icon, insights};
use super::shared::{Parts, quiet};
use super::state::{Fold, PageAction};
use crate::app::kit::{
    Arrange, Button, Style, Ui, announce_label, block, column, panes, row, space,
};
use crate::content::phrases;
use crate::debrief::Use;
use crate::engine::Hat;

pub(super) fn draw(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    let profile = &parts.debrief.profile;
    let roomy = ui.look.roomy();
    ui.card(|ui| {
        ui.text(Style::Label, "Hats worn");
        ui.row(space::XL, |ui| {
            for (worn, times) in Hat::ALL.into_iter().zip(profile.hats) {
                ui.row(space::S, |ui| {
                    hat(ui, worn);
                    ui.text(Style::Plain, format!("{times} ×"));
                });
            }
        });
        ui.rule();
        ui.text(Style::Label, "Practices");
        for practice in &profile.practices {
            one_practice(ui, practice, roomy);
        }
    });
    let unfolded = parts.unfolded.contains(Fold::PassedBy);
    ui.card(|ui| {
        let node = panes(roomy, space::XL, space::M);
        ui.node(node, |ui| {
            for (title, uses) in [("Skills", &profile.skills), ("Ideas", &profile.ideas)] {
                let node = column(space::S).grow_beside(roomy);
                ui.node(node, |ui| {
                    ui.text(Style::Label, format!("{title} you reached for"));
                    list(ui, uses, |u| u.used, |u| u.used > 0);
                    if unfolded {
                        ui.text(Style::Label, format!("{title} open to you, and passed by"));
                        list(ui, uses, |u| u.offered, |u| u.used == 0 && u.offered > 0);
                    }
                });
            }
        });
        let all = profile.skills.iter().chain(&profile.ideas);
        let passed = all.filter(|u| u.used == 0 && u.offered > 0).count();
        ui.row(space::S, |ui| {
            ui.button(
                Button::new(
                    format!("Open to you, and passed by ({passed})"),
                    PageAction::Fold(Fold::PassedBy),
                )
                .id("passed-by")
                .toggled(unfolded)
                .icon(if unfolded { "up" } else { "down" }),
            );
        });
        ui.text(
            Style::Small,
            "What this scenario never offered is not counted as passed by.",
        );
    });
    ui.card(|ui| {
        ui.text(Style::Label, "The ideas behind what you chose");
        insights(ui, parts.debrief);
    });
}

const fn note(of: &Use) -> &'static str {
    match of {
        Use { overused: true, .. } => "overused: more than half of what you did",
        Use {
            used: 0,
            offered: 0,
            ..
        } => "never offered here",
        Use { used: 0, .. } => "never used",
        _ => "",
    }
}

fn one_practice(ui: &mut Ui<'_, '_>, of: &Use, roomy: bool) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let worn = of.hat.unwrap_or(Hat::Both);
    let note = note(of);
    let used = match (of.used, of.offered) {
        (0, 1) => "not used the one time that it was open".to_owned(),
        (_, 1) => "used the one time that it was open".to_owned(),
        (used, offered) => format!("used in {used} of {offered} decisions in which it was open"),
    };
    let label = format!("{}, {}: {used}. {note}", of.name, phrases::hat(worn).0);
    let node = panes(roomy, space::L, space::XS).align_middle_beside(roomy);
    ui.node(
        (node, announce_label(accesskit::Role::ListItem, label)),
        |ui| {
            let side = row(space::S).wide_beside(roomy, rem * 17.0).one_line();
            ui.node(side, |ui| {
                ui.icon(hat_icon(worn), 1.1, t.hat(worn));
                quiet(ui, Style::Plain, of.name.clone());
            });
            let squares = row(space::XS);
            // A square for every decision in which it was open, a full one where it was used.
            ui.node(squares, |ui| {
                for i in 0..of.offered {
                    let used = i < of.used;
                    let node = block(px(rem * 0.7), px(rem * 0.7)).outlined(2.0);
                    let ground = if used { t.hat(worn) } else { t.card };
                    ui.leaf((
                        node,
                        BackgroundColor(ground.into()),
                        BorderColor::all(Color::from(t.hat(worn))),
                    ));
                }
            });
            let said = if note.is_empty() {
                format!("{} of {}", of.used, of.offered)
            } else {
                format!("{} of {}, {note}", of.used, of.offered)
            };
            quiet(ui, Style::Soft, said);
        },
    );
}

fn list(ui: &mut Ui<'_, '_>, uses: &[Use], count: fn(&Use) -> u32, wanted: fn(&Use) -> bool) {
    let mut found: Vec<&Use> = uses.iter().filter(|u| wanted(u)).collect();
    found.sort_by_key(|u| std::cmp::Reverse(count(u)));
    if found.is_empty() {
        ui.text(Style::Plain, "None.");
    }
    for of in found {
        let over = if of.overused {
            ", overused: more than half of what you did"
        } else {
            ""
        };
        ui.text(Style::Plain, format!("{} {} ×{over}", of.name, count(of)));
        ui.text(Style::Small, of.about.clone());
    }
}
