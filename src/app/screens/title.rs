//! The title: what this is, and where to go.

use bevy::prelude::*;

use crate::app::Step;
use crate::app::action::Action;
use crate::app::game::{GameAction, Shelves};
use crate::app::nav::{Go, Overlay, Screen, draws};
use crate::app::page::Page;
use crate::app::theme::{Button, Style, space};
use crate::session::Save;

fn draw(mut page: Page, shelves: Res<Shelves>) {
    let latest = shelves
        .saves()
        .into_iter()
        .find(Save::can_go_on)
        .and_then(|save| {
            let record = save.record()?;
            let turn = record.decisions.len() + 1;
            Some(format!("{}, crisis {turn}", record.meta.title))
        });
    let tokens = page.look.tokens;
    let rem = page.look.rem;
    page.draw("title", "Two Hats", |ui| {
        ui.scroll(
            "title",
            Node {
                flex_grow: 1.0,
                align_items: AlignItems::Center,
                ..default()
            },
            |ui| {
                ui.node(
                    Node {
                        width: percent(100),
                        max_width: px(rem * 30.0),
                        margin: UiRect::all(auto()),
                        flex_direction: FlexDirection::Column,
                        align_items: AlignItems::Center,
                        row_gap: px(space::M),
                        ..default()
                    },
                    |ui| {
                        ui.icon("mark", 7.0, crate::app::theme::Rgb(255, 255, 255));
                        ui.text(Style::Giant, "Two Hats");
                        ui.text(Style::Soft, "A team in trouble. Lead, manage, or both.");
                        ui.node(
                            Node {
                                width: px(rem * 16.0),
                                max_width: percent(100),
                                margin: UiRect::top(px(space::L)),
                                flex_direction: FlexDirection::Column,
                                row_gap: px(space::S),
                                ..default()
                            },
                            |ui| {
                                let going_on = latest.is_some();
                                if let Some(latest) = latest {
                                    ui.button(
                                        Button::new("Continue", GameAction::ResumeLatest)
                                            .says(format!("Continue: {latest}"))
                                            .key(KeyCode::KeyC, "C")
                                            .icon("play")
                                            .main()
                                            .wide()
                                            .first(),
                                    );
                                    ui.tinted(Style::Small, tokens.soft, latest);
                                }
                                let play = Button::new("Play", Go::To(Screen::Picker))
                                    .key(KeyCode::KeyP, "P")
                                    .icon("road")
                                    .wide();
                                ui.button(if going_on { play } else { play.main().first() });
                                ui.button(
                                    Button::new("Workshop", Go::To(Screen::RoomSetup))
                                        .key(KeyCode::KeyW, "W")
                                        .icon("hand")
                                        .wide(),
                                );
                                ui.button(
                                    Button::new("Settings", Go::Lay(Overlay::Settings))
                                        .key(KeyCode::KeyS, "S")
                                        .icon("settings")
                                        .wide(),
                                );
                                ui.button(
                                    Button::new("Help", Go::Lay(Overlay::Help))
                                        .key(KeyCode::F1, "?")
                                        .icon("help")
                                        .wide(),
                                );
                                ui.button(
                                    Button::new("Quit", Action::Quit)
                                        .key(KeyCode::KeyQ, "Q")
                                        .icon("left")
                                        .wide(),
                                );
                            },
                        );
                    },
                );
            },
        );
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw.in_set(Step::Draw).run_if(draws(Screen::Title)));
}
