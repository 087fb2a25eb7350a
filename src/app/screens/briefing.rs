//! Who you are and what has happened: the story so far, the team, the meters, what the team stands for, and what this is.

use bevy::prelude::*;

use super::parts::{body, footer, panel, portrait, section};
use crate::app::data::narration::sentence;
use crate::app::kit::{
    Arrange, Bar, Button, Style, Ui, announce_label, beside, beside_top, column, filling, row,
    space,
};
use crate::app::play::game::{CutView, Game, GameAction};
use crate::app::screens::nav::{Screen, shows};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::{Intent, MemberView, PlanChange, View};

/// What this is, and what it is not.
const WHAT_THIS_IS: &str = "This is a model to practise with and to talk about. Its people and its numbers are made up; what moves \
     them follows published findings, simplified. It does not assess you, and nobody is ranked by it.";

/// Width of the column to the right, in heights of text.
const ASIDE: f32 = 20.0;

fn draw(mut page: Page, game: Res<Game>) {
    let Some(view) = game.view() else { return };
    let id = format!("briefing/{}", game.number());
    page.draw(&id, &view.briefing.title, |ui| {
        body(ui, "briefing", |ui| {
            if ui.look.roomy() {
                columns(ui, view);
            } else {
                opening(ui, view);
                faces(ui, &view.team, 2);
                meters(ui, view);
                values(ui, view);
            }
            length(ui, game.cuts());
            team(ui, &view.team);
            panel(ui, ui.look.tokens.line, |ui| {
                ui.beside_icon("help", 1.0, ui.look.tokens.soft, |ui| {
                    ui.text(Style::Small, WHAT_THIS_IS);
                });
            });
        });
        footer(ui, |ui| {
            ui.button(
                Button::new("Begin", GameAction::Begin)
                    .key(KeyCode::NumpadEnter, "Enter")
                    .main()
                    .first(),
            );
        });
    });
}

/// The whole story, or a designed short version of it.
fn length(ui: &mut Ui<'_, '_>, cuts: &[CutView]) {
    if cuts.is_empty() {
        return;
    }
    let cut = cuts.iter().any(|cut| cut.chosen);
    section(ui, "How long", |ui| {
        ui.node(row(space::S), |ui| {
            let whole = Button::new("The whole story", GameAction::Again)
                .says("The whole story, begun anew with the same luck")
                .disabled(!cut)
                .toggled(!cut);
            ui.button(whole);
            for cut in cuts {
                let label = format!(
                    "{}: {} crises, {} minutes in a room",
                    cut.title, cut.crises, cut.minutes
                );
                let plan = Intent::Plan(PlanChange::Cut {
                    cut: cut.id.clone(),
                });
                let button = Button::new(label, GameAction::Ask(plan))
                    .id(format!("cut {}", cut.id))
                    .disabled(cut.chosen)
                    .toggled(cut.chosen);
                ui.button(button);
            }
        });
    });
}

fn columns(ui: &mut Ui<'_, '_>, view: &View) {
    let rem = ui.look.rem;
    ui.node(beside_top(space::XXL * 1.5).firm(), |ui| {
        ui.node(filling(space::L), |ui| {
            opening(ui, view);
            values(ui, view);
        });
        ui.node(
            Node {
                width: px(rem * ASIDE),
                // With a meter exactly as wide as this, the layout (bevy_ui 0.19.1) measures it in no width at all unless it has a
                // least one, and the page keeps a height of nine screens.
                min_width: px(rem * ASIDE),
                flex_shrink: 0.0,
                padding: UiRect::top(px(space::S)),
                max_width: px(rem * ASIDE),
                ..column(space::XL)
            },
            |ui| {
                faces(ui, &view.team, 1);
                meters(ui, view);
            },
        );
    });
}

/// Who is there, on the first page: a face, a name, a job.
fn faces(ui: &mut Ui<'_, '_>, team: &[MemberView], columns: usize) {
    section(ui, "Your team", |ui| {
        ui.grid(columns, space::S, |ui| {
            for member in team {
                let said = format!("{}, {}, {}", member.name, member.job, member.mood.word());
                let node = beside(space::M).slim();
                let access = announce_label(accesskit::Role::ListItem, said);
                ui.node((node, access), |ui| {
                    portrait(ui, member, 2.6);
                    ui.node(filling(0.0), |ui| {
                        let ink = ui.look.tokens.ink;
                        let soft = ui.look.tokens.soft;
                        ui.mute(Style::Label, ink, member.name.clone());
                        ui.mute(Style::Small, soft, member.job.clone());
                    });
                });
            }
        });
    });
}

fn opening(ui: &mut Ui<'_, '_>, view: &View) {
    let briefing = &view.briefing;
    let rem = ui.look.rem;
    ui.node(column(space::S).at_most(rem * 36.0), |ui| {
        ui.text(Style::Title, briefing.title.clone());
        ui.tinted(
            Style::Small,
            ui.look.tokens.soft,
            format!("Your role: {}", within(&briefing.role)),
        );
        ui.text(Style::Said, briefing.pitch.clone());
    });
    ui.prose(Style::Plain, &briefing.text);
}

/// A role within a sentence: an abbreviation keeps its capitals.
fn within(role: &str) -> String {
    let mut letters = role.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first
            .to_lowercase()
            .chain([second])
            .chain(letters)
            .collect(),
        _ => role.to_owned(),
    }
}

fn values(ui: &mut Ui<'_, '_>, view: &View) {
    if view.briefing.values.is_empty() {
        return;
    }
    section(ui, "What they stand for", |ui| {
        for value in &view.briefing.values {
            ui.beside_icon("value", 1.1, ui.look.tokens.ink, |ui| {
                ui.text(Style::Said, format!("“{value}”"));
            });
        }
    });
}

fn meters(ui: &mut Ui<'_, '_>, view: &View) {
    let width = if ui.look.roomy() {
        ASIDE
    } else {
        ui.look.wide - 4.0
    };
    section(ui, "What everyone sees", |ui| {
        if view.meters.iter().any(|meter| meter.ends) {
            ui.text(Style::Plain, "A meter at 0 ends the game.");
        }
        for meter in &view.meters {
            ui.node(column(space::XS), |ui| {
                ui.meter(&meter.id, &meter.name, Bar::at(meter.value as f32), width);
                ui.text(Style::Small, sentence(&meter.about));
            });
        }
    });
}

fn team(ui: &mut Ui<'_, '_>, team: &[MemberView]) {
    let columns = ui.look.columns(18.0, 3);
    section(ui, "Who they are", |ui| {
        ui.grid(columns, space::L, |ui| {
            for member in team {
                one(ui, member);
            }
        });
    });
}

fn one(ui: &mut Ui<'_, '_>, member: &MemberView) {
    let t = ui.look.tokens;
    ui.card(|ui| {
        let said = format!("{}, {}, {}", member.name, member.job, member.mood.word());
        let node = beside(space::M).slim();
        ui.node((node, announce_label(accesskit::Role::Label, said)), |ui| {
            portrait(ui, member, 3.6);
            ui.node(filling(0.0), |ui| {
                ui.mute(Style::Label, t.ink, member.name.clone());
                ui.mute(Style::Small, t.soft, member.job.clone());
                ui.mute(
                    Style::Small,
                    t.soft,
                    format!("Looks {}", member.mood.word()),
                );
            });
        });
        if !member.about.is_empty() {
            ui.text(Style::Plain, member.about.clone());
        }
        if !member.talents.is_empty() {
            ui.text(
                Style::Small,
                format!("Good at: {}", member.talents.join(", ")),
            );
        }
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(shows::<Game>(Screen::Briefing)),
    );
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_role_is_written_as_within_a_sentence() {
        assert_eq!(within("Corporate manager"), "corporate manager");
        assert_eq!(within("HR professional"), "HR professional");
        assert_eq!(within(""), "");
    }
}
