//! The title: what this is, and where to go.

use bevy::prelude::*;

use crate::app::data::narration::when;
use crate::app::data::sources::Sources;
use crate::app::kit::{AnyMessage, Arrange, Button, Rgb, Style, Ui, column, panes, space};
use crate::app::play::saves::OpenSave;
use crate::app::screens::nav::{Navigate, Overlay, Quit, Screen, opens};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::Mood;

/// A team on a difficult day.
const TEAM: [(&str, Mood); 5] = [
    ("ines", Mood::Worried),
    ("kofi", Mood::Calm),
    ("ruth", Mood::Angry),
    ("tomas", Mood::Tired),
    ("yusuf", Mood::Pleased),
];

fn draw(mut page: Page, sources: Res<Sources>, screen: Res<State<Screen>>, mut times: Local<u32>) {
    let latest = sources.latest().map(|save| match save.record() {
        Some(record) => {
            let crisis = record.decisions.len() + 1;
            let title = &record.meta.title;
            let kind = if record.meta.room.is_some() {
                "a workshop, "
            } else if crate::session::live::is_room(record) {
                "a room with phones, "
            } else {
                ""
            };
            let when = when(save.changed);
            format!("{title}, {kind}crisis {crisis}, played {when}")
        }
        None => crate::app::play::picker::file_name(&save.path),
    });
    // Who comes back has the focus on what is the one thing to do, not on what was used last.
    if screen.is_changed() {
        *times += 1;
    }
    let id = format!("title/{}", *times);
    page.draw(&id, "Two Hats", |ui| {
        let roomy = ui.look.roomy();
        let body = Node::default().rest().align_middle();
        ui.scroll("title", body, |ui| {
            let middle = panes(roomy, space::XXL * 2.0, space::XL)
                .full()
                .at_most(ui.look.rem * 52.0)
                .in_the_middle()
                .pad(space::L)
                .align_middle()
                .apart()
                .slim()
                .firm();
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
        align_items: if roomy {
            AlignItems::FlexStart
        } else {
            AlignItems::Center
        },
        ..column(space::M).within()
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
    let node = column(space::S).wide(ui.look.rem * 18.0).within();
    ui.node(node, |ui| {
        let going_on = latest.is_some();
        if let Some(latest) = latest {
            ui.button(
                Button::new("Continue", OpenSave::latest())
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
        let play = Button::new("Play", Navigate::Open(Screen::Picker))
            .key(KeyCode::KeyP, "P")
            .icon("road")
            .wide();
        ui.button(if going_on { play } else { play.main().first() });
        for (label, sends, key, hint, icon) in [
            (
                "Your games",
                AnyMessage::from(Navigate::Open(Screen::Games)),
                KeyCode::KeyY,
                "Y",
                "ledger",
            ),
            (
                "Workshop",
                AnyMessage::from(Navigate::Open(Screen::RoomSetup)),
                KeyCode::KeyW,
                "W",
                "hand",
            ),
            (
                "Settings",
                Navigate::Push(Overlay::Settings).into(),
                KeyCode::KeyS,
                "S",
                "settings",
            ),
            (
                "Help",
                Navigate::Push(Overlay::Help).into(),
                KeyCode::F1,
                "?",
                "help",
            ),
            ("Quit", Quit.into(), KeyCode::KeyQ, "Q", "left"),
        ] {
            ui.button(Button::new(label, sends).key(key, hint).icon(icon).wide());
        }
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw.in_set(Step::Draw).run_if(opens(Screen::Title)));
}
