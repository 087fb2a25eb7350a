//! The window is to be closed while a workshop is on: a slip of the hand must not end it before a room.

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowCloseRequested};

use super::nav::{Navigate, Overlay, Overlays, Quit, lies};
use super::page::Page;
use super::sheet::{Head, sheet};
use crate::app::kit::{Button, Style, space};
use crate::app::play::room::{PhonesOn, Room};
use crate::app::step::Step;

fn draw(mut page: Page) {
    page.draw("closing", "A workshop is on", |ui| {
        let head = Head {
            title: "A workshop is on".to_owned(),
            back: Button::new("Stay", Navigate::Pop)
                .key(KeyCode::Escape, "Esc")
                .main()
                .first(),
        };
        sheet(ui, head, 44.0, |ui| {
            ui.text(
                Style::Plain,
                "Everything is saved. Whoever closes the window goes on later from the title, at the very step.",
            );
            ui.row(space::M, |ui| {
                ui.button(
                    Button::new("Close the window", Quit)
                        .key(KeyCode::KeyY, "Y")
                        .icon("left"),
                );
            });
        });
    });
}

/// Closes the window that is asked to close; while a workshop is on, only if it is asked once more.
fn close(
    mut asked: MessageReader<WindowCloseRequested>,
    primary: Query<(), With<PrimaryWindow>>,
    room: Res<Room>,
    phones: Res<PhonesOn>,
    overlays: Res<Overlays>,
    mut out: MessageWriter<Navigate>,
    mut commands: Commands,
) {
    for close in asked.read() {
        let asks = primary.contains(close.window)
            && (room.view().is_some() || phones.open)
            && overlays.top() != Some(Overlay::Closing);
        if asks {
            out.write(Navigate::Push(Overlay::Closing));
        } else {
            commands.entity(close.window).try_despawn();
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, close.in_set(Step::Act))
        .add_systems(
            Update,
            draw.in_set(Step::Draw).run_if(lies(Overlay::Closing)),
        );
}
