//! A moment's rest: go on, look something up, set something, leave.

use bevy::prelude::*;

use crate::app::kit::{AnyMessage, Arrange, Button, Style, Ui, column, space};
use crate::app::play::game::{Game, GameAction};
use crate::app::play::room::RoomAction;
use crate::app::screens::nav::{Navigate, Overlay, Quit, Screen, lies_showing};
use crate::app::screens::page::Page;
use crate::app::step::Step;

/// What is under the pause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    Game,
    Room,
    /// A room with phones.
    Wall,
    Rest,
}

fn draw(mut page: Page, screen: Res<State<Screen>>, game: Res<Game>) {
    let under = match screen.get() {
        Screen::Briefing | Screen::Crisis | Screen::Outcome | Screen::Debrief => Under::Game,
        Screen::Room => Under::Room,
        Screen::Wall => Under::Wall,
        Screen::Title | Screen::Picker | Screen::Games | Screen::RoomSetup => Under::Rest,
    };
    let view = game.view().filter(|_| under == Under::Game);
    let about = view.map(|view| {
        (
            view.briefing.title.clone(),
            format!("Crisis {}", view.turn),
            format!("Seed {}", view.seed),
        )
    });
    let on_title = *screen.get() == Screen::Title;
    page.draw("pause", "Pause", |ui| {
        let rem = ui.look.rem;
        let body = Node::default().rest().align_middle();
        ui.scroll("pause", body, |ui| {
            let middle = column(space::S)
                .full()
                .at_most(rem * 20.0)
                .in_the_middle()
                .inset(space::M, space::L)
                .firm();
            ui.node(middle, |ui| {
                ui.text(Style::Title, "Pause");
                if let Some((title, crisis, seed)) = about {
                    ui.text(Style::Soft, format!("{title}, {}", crisis.to_lowercase()));
                    ui.text(
                        Style::Small,
                        format!("{seed}. Everybody who begins with it meets the same luck."),
                    );
                }
                ui.leaf(Node {
                    height: px(space::M),
                    ..default()
                });
                buttons(ui, under, on_title);
            });
        });
    });
}

fn buttons(ui: &mut Ui<'_, '_>, under: Under, on_title: bool) {
    ui.button(
        Button::new("Go on", Navigate::Pop)
            .key(KeyCode::Escape, "Esc")
            .icon("play")
            .main()
            .wide()
            .first(),
    );
    if matches!(under, Under::Game | Under::Room) {
        ui.button(lays(
            "The team",
            Overlay::Team,
            KeyCode::KeyT,
            "T",
            "people",
        ));
    }
    // Those of a room are the facilitator's alone: the wall asks before it shows them.
    if under == Under::Game {
        ui.button(lays(
            "Notes for the facilitator",
            Overlay::Notes,
            KeyCode::KeyN,
            "N",
            "notes",
        ));
        ui.button(lays(
            "Change the course",
            Overlay::Plan,
            KeyCode::KeyC,
            "C",
            "plan",
        ));
    }
    ui.button(lays("Help", Overlay::Help, KeyCode::F1, "?", "help"));
    ui.button(lays(
        "Settings",
        Overlay::Settings,
        KeyCode::KeyS,
        "S",
        "settings",
    ));
    let leave: Option<AnyMessage> = match under {
        Under::Game => Some(GameAction::Leave.into()),
        Under::Room => Some(RoomAction::Leave.into()),
        // Closing a room sends everybody's phone home: that is asked on the wall.
        Under::Wall => None,
        Under::Rest if on_title => None,
        Under::Rest => Some(Navigate::Open(Screen::Title).into()),
    };
    if let Some(leave) = leave {
        ui.button(
            Button::new("Back to the title", leave)
                .key(KeyCode::KeyB, "B")
                .icon("back")
                .wide(),
        );
    }
    ui.button(
        Button::new("Quit", Quit)
            .key(KeyCode::KeyQ, "Q")
            .icon("left")
            .wide(),
    );
    if under != Under::Rest {
        ui.text(
            Style::Small,
            "Everything you decided is saved. Quit whenever you like and go on from here.",
        );
    }
}

fn lays(label: &str, overlay: Overlay, key: KeyCode, hint: &str, icon: &'static str) -> Button {
    Button::new(label, Navigate::Push(overlay))
        .key(key, hint)
        .icon(icon)
        .wide()
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(lies_showing::<Game>(Overlay::Pause)),
    );
}
