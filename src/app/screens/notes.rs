//! Notes for whoever leads the talk: questions, what to listen for, and what lies behind the answers, once one has been given.

use bevy::prelude::*;

use super::parts::{body, footer_back, hat_head, panel, section};
use crate::app::kit::{Arrange, Button, Style, Ui, beside_top, column, filling, space};
use crate::app::play::game::Game;
use crate::app::screens::nav::{Navigate, Overlay, Screen, lies_showing};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::View;
use crate::session::workshop::{NotesView, ResponseNotes};

fn draw(mut page: Page, game: Res<Game>, screen: Res<State<Screen>>) {
    let notes = match screen.get() {
        Screen::Outcome => game.notes_behind(),
        _ => game.notes_ahead(),
    };
    let view = game.view();
    page.draw("notes", "Notes", |ui| {
        body(ui, "notes", |ui| {
            ui.text(Style::Title, "Notes");
            match notes {
                Some(notes) if ui.look.roomy() => beside(ui, notes, view),
                Some(notes) => {
                    talk(ui, notes);
                    behind(ui, notes);
                    kept(ui, view);
                }
                None => {
                    ui.text(Style::Soft, "There is no crisis at hand.");
                    kept(ui, view);
                }
            }
        });
        footer_back(ui, |ui| {
            ui.button(
                Button::new("Back", Navigate::Pop)
                    .key(KeyCode::KeyN, "N")
                    .main()
                    .first(),
            );
        });
    });
}

fn beside(ui: &mut Ui<'_, '_>, notes: &NotesView, view: Option<&View>) {
    let rem = ui.look.rem;
    ui.node(beside_top(space::XXL * 1.5).firm(), |ui| {
        ui.node(filling(space::XL), |ui| {
            talk(ui, notes);
            behind(ui, notes);
        });
        ui.node(column(space::XL).wide(rem * 20.0), |ui| kept(ui, view));
    });
}

/// Questions for the table, and what to listen for.
fn talk(ui: &mut Ui<'_, '_>, notes: &NotesView) {
    ui.tinted(
        Style::Soft,
        ui.look.tokens.soft,
        format!("On “{}”", notes.title),
    );
    for (head, icon, lines) in [
        ("Questions for the table", "hand", &notes.discuss),
        ("What to listen for", "people", &notes.listen),
    ] {
        if lines.is_empty() {
            continue;
        }
        section(ui, head, |ui| {
            for line in lines {
                ui.beside_icon(icon, 1.1, ui.look.tokens.soft, |ui| {
                    ui.prose(Style::Plain, line);
                });
            }
        });
    }
    if notes.discuss.is_empty() && notes.listen.is_empty() {
        ui.text(Style::Soft, "The author left no notes on this crisis.");
    }
}

/// What pulled two ways, and the hat of every answer: only once one has been given.
fn behind(ui: &mut Ui<'_, '_>, notes: &NotesView) {
    if notes.responses.is_empty() {
        ui.beside_icon("both", 1.1, ui.look.tokens.soft, |ui| {
            ui.text(
                Style::Small,
                "Which hat each answer wears is here once one has been given.",
            );
        });
        return;
    }
    section(ui, "What the moment asked for", |ui| {
        let about = format!("{}: {}", notes.situation, notes.situation_about);
        ui.prose(Style::Plain, &about);
        for tension in &notes.tensions {
            let text = format!("{}: {} – {}", tension.name, tension.lead, tension.manage);
            ui.prose(Style::Small, &text);
        }
    });
    section(ui, "The answers", |ui| {
        for response in &notes.responses {
            one(ui, response);
        }
    });
}

fn one(ui: &mut Ui<'_, '_>, response: &ResponseNotes) {
    let line = ui.look.tokens.line;
    panel(ui, line, |ui| {
        ui.prose(Style::Said, &response.text);
        hat_head(ui, &response.hat);
        let names: Vec<&str> = response.practices.iter().map(|p| &*p.name).collect();
        if !names.is_empty() {
            ui.text(Style::Small, names.join(", "));
        }
        if !response.insight.is_empty() {
            ui.prose(Style::Plain, &response.insight);
        }
    });
}

/// Promises that are open, and what the team stands for.
fn kept(ui: &mut Ui<'_, '_>, view: Option<&View>) {
    let Some(view) = view else { return };
    let ink = ui.look.tokens.ink;
    section(ui, "Open promises", |ui| {
        if view.promises.is_empty() {
            ui.text(Style::Soft, "None.");
        }
        for promise in &view.promises {
            let to = promise.to.as_deref().unwrap_or("the team");
            ui.beside_icon("promise", 1.1, ink, |ui| {
                ui.text(Style::Plain, promise.text.clone());
                ui.text(
                    Style::Small,
                    format!("To {to}, by the end of crisis {}", promise.due),
                );
            });
        }
    });
    if !view.briefing.values.is_empty() {
        section(ui, "What they stand for", |ui| {
            for value in &view.briefing.values {
                ui.beside_icon("value", 1.1, ink, |ui| {
                    ui.text(Style::Said, format!("“{value}”"));
                });
            }
        });
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(lies_showing::<Game>(Overlay::Notes)),
    );
}
