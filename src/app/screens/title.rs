//! The title: what this is, and where to go.

use bevy::prelude::*;

use crate::app::Step;
use crate::app::action::Action;
use crate::app::game::{GameAction, Shelves};
use crate::app::nav::{Go, Overlay, Screen, draws};
use crate::app::page::Page;
use crate::app::theme::{Button, Rgb, Style, Ui, across, column, space};
use crate::session::Mood;

/// A team on a difficult day.
const TEAM: [(&str, Mood); 5] = [
    ("ines", Mood::Worried),
    ("kofi", Mood::Calm),
    ("ruth", Mood::Angry),
    ("tomas", Mood::Tired),
    ("yusuf", Mood::Pleased),
];

fn draw(mut page: Page, shelves: Res<Shelves>) {
    let latest = shelves.latest().map(|save| match save.record() {
        Some(record) => format!(
            "{}, crisis {}",
            record.meta.title,
            record.decisions.len() + 1
        ),
        None => crate::app::picker::file_name(&save.path),
    });
    page.draw("title", "Two Hats", |ui| {
        let roomy = ui.look.roomy();
        let body = Node {
            flex_grow: 1.0,
            align_items: AlignItems::Center,
            ..default()
        };
        ui.scroll("title", body, |ui| {
            let middle = Node {
                width: percent(100),
                max_width: px(ui.look.rem * 52.0),
                margin: UiRect::all(auto()),
                padding: UiRect::all(px(space::L)),
                flex_direction: across(roomy),
                align_items: AlignItems::Center,
                justify_content: JustifyContent::SpaceBetween,
                column_gap: px(space::XXL * 2.0),
                row_gap: px(space::XL),
                min_width: px(0),
                flex_shrink: 0.0,
                ..default()
            };
            ui.node(middle, |ui| {
                name(ui, roomy);
                choices(ui, latest);
            });
        });
    });
}

/// The game's name, and who is waiting.
fn name(ui: &mut Ui<'_, '_>, roomy: bool) {
    let node = Node {
        flex_grow: if roomy { 1.0 } else { 0.0 },
        flex_shrink: 1.0,
        max_width: percent(100),
        align_items: if roomy {
            AlignItems::FlexStart
        } else {
            AlignItems::Center
        },
        ..column(space::M)
    };
    ui.node(node, |ui| {
        ui.icon("mark", if roomy { 8.0 } else { 4.0 }, Rgb(255, 255, 255));
        ui.text(Style::Giant, "Two Hats");
        ui.text(Style::Head, "A team in trouble. Lead, manage, or both.");
        if roomy {
            let faces = Node {
                column_gap: px(space::S),
                margin: UiRect::top(px(space::L)),
                ..default()
            };
            ui.node(faces, |ui| {
                for (face, mood) in TEAM {
                    ui.face(face, mood, 4.4);
                }
            });
        }
    });
}

fn choices(ui: &mut Ui<'_, '_>, latest: Option<String>) {
    let node = Node {
        width: px(ui.look.rem * 18.0),
        max_width: percent(100),
        flex_shrink: 0.0,
        ..column(space::S)
    };
    ui.node(node, |ui| {
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
            let node = Node {
                padding: UiRect::new(px(space::L), px(space::L), px(0), px(space::S)),
                ..column(0.0)
            };
            ui.node(node, |ui| {
                ui.path(Style::Small, latest);
            });
        }
        let play = Button::new("Play", Go::To(Screen::Picker))
            .key(KeyCode::KeyP, "P")
            .icon("road")
            .wide();
        ui.button(if going_on { play } else { play.main().first() });
        for (label, does, key, hint, icon) in [
            (
                "Workshop",
                Action::from(Go::To(Screen::RoomSetup)),
                KeyCode::KeyW,
                "W",
                "hand",
            ),
            (
                "Settings",
                Go::Lay(Overlay::Settings).into(),
                KeyCode::KeyS,
                "S",
                "settings",
            ),
            (
                "Help",
                Go::Lay(Overlay::Help).into(),
                KeyCode::F1,
                "?",
                "help",
            ),
            ("Quit", Action::Quit, KeyCode::KeyQ, "Q", "left"),
        ] {
            ui.button(Button::new(label, does).key(key, hint).icon(icon).wide());
        }
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw.in_set(Step::Draw).run_if(draws(Screen::Title)));
}
