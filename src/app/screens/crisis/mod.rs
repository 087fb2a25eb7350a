//! A crisis that asks for a response: the team, what is seen and heard, and the answers on the table.

mod answers;
mod story;

use bevy::prelude::*;

use super::parts::{Strip, aside, body, footer, scrolled, strip};
use crate::app::Step;
use crate::app::game::{Game, GameAction};
use crate::app::nav::{Screen, draws};
use crate::app::page::Page;
use crate::app::theme::{Button, Style, Ui, column, filling, space};
use crate::session::{CrisisView, Stage, View};

/// Width from which signals have room beside the scene, in heights of text.
const THREE_COLUMNS: f32 = 56.0;

fn draw(mut page: Page, game: Res<Game>) {
    let Some(view) = game.view() else { return };
    let Stage::Crisis(crisis) = &view.stage else {
        return;
    };
    let picked = game.picked();
    page.draw(&format!("crisis/{}", crisis.id), &crisis.title, |ui| {
        if ui.look.roomy() {
            strip(ui, &above(view, crisis));
            body(ui, "table", |ui| {
                table(ui, view, crisis);
                answers::cards(ui, &crisis.responses, picked);
            });
            footer(ui, |ui| next(ui, crisis, picked));
        } else {
            scrolled(ui, "table", picked.is_some(), |ui| {
                strip(ui, &above(view, crisis));
                story::scene(ui, crisis);
                story::signals(ui, crisis);
                story::voices(ui, view, crisis);
                answers::cards(ui, &crisis.responses, picked);
                story::team(ui, view, 2);
                aside(ui);
            });
            if picked.is_some() {
                footer(ui, |ui| next(ui, crisis, picked));
            }
        }
    });
}

fn above<'a>(view: &'a View, crisis: &'a CrisisView) -> Strip<'a> {
    Strip {
        title: &view.briefing.title,
        place: place(view, crisis),
        meters: &view.meters,
    }
}

/// Where in the game this is: the number of the crisis, and the moment in the story.
fn place(view: &View, crisis: &CrisisView) -> String {
    let number = match view.crises {
        Some(crises) => format!("Crisis {} of {crises}", view.turn),
        None => format!("Crisis {}", view.turn),
    };
    if crisis.moment.is_empty() {
        number
    } else {
        format!("{number} · {}", crisis.moment)
    }
}

/// The team to the left, the scene in the middle, what can be noticed to the right or below.
fn table(ui: &mut Ui<'_, '_>, view: &View, crisis: &CrisisView) {
    let rem = ui.look.rem;
    let three = ui.look.wide >= THREE_COLUMNS;
    ui.node(
        Node {
            column_gap: px(space::XL),
            align_items: AlignItems::FlexStart,
            flex_shrink: 0.0,
            ..default()
        },
        |ui| {
            ui.node(
                Node {
                    width: px(rem * 16.0),
                    flex_shrink: 0.0,
                    ..column(space::M)
                },
                |ui| {
                    story::team(ui, view, 2);
                    story::voices(ui, view, crisis);
                },
            );
            ui.node(filling(space::M), |ui| {
                story::scene(ui, crisis);
                if !three {
                    story::signals(ui, crisis);
                }
            });
            if three {
                ui.node(
                    Node {
                        width: px(rem * 14.5),
                        flex_shrink: 0.0,
                        ..column(space::M)
                    },
                    |ui| story::signals(ui, crisis),
                );
            }
        },
    );
}

/// How to go on: what the keys do, or the answer that is picked.
fn next(ui: &mut Ui<'_, '_>, crisis: &CrisisView, picked: Option<&str>) {
    if picked.is_some() {
        ui.button(
            Button::new("Give this answer", GameAction::Confirm)
                .key(KeyCode::NumpadEnter, "Enter")
                .main(),
        );
    } else {
        let soft = ui.look.tokens.soft;
        let last = crisis.responses.len();
        ui.tinted(
            Style::Small,
            soft,
            format!("Pick an answer: click, or 1–{last}. A second time gives it."),
        );
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw).run_if(draws(Screen::Crisis)),
    );
}
