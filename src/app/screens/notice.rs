//! Something that has to be said before anything else, and what can be done about it.

use bevy::prelude::*;

use super::parts;
use super::sheet::{Head, sheet};
use crate::app::kit::{Button, Style, space};
use crate::app::play::saves::OpenSave;
use crate::app::screens::nav::{Navigate, Overlay, Overlays, lies_showing};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::content::paragraphs;

fn draw(mut page: Page, overlays: Res<Overlays>) {
    let notice = overlays.notice().cloned().unwrap_or_default();
    let title = notice.title.unwrap_or_else(|| "A word first".to_owned());
    let head = Head {
        title: title.clone(),
        back: Button::new("Understood", Navigate::Pop)
            .key(KeyCode::Escape, "Esc")
            .main()
            .first(),
    };
    page.draw("notice", &title, |ui| {
        sheet(ui, head, 44.0, |ui| {
            ui.column(space::S, |ui| {
                for paragraph in paragraphs(&notice.text) {
                    ui.path(Style::Plain, paragraph);
                }
            });
            if let Some(file) = notice.copy {
                ui.row(space::M, |ui| {
                    ui.button(
                        Button::new("Go on with the copy in the save", OpenSave::stored(file))
                            .key(KeyCode::KeyG, "G"),
                    );
                });
            }
            if let Some(mistakes) = &notice.mistakes {
                ui.path(Style::Small, mistakes.file.clone());
                ui.card(|ui| {
                    ui.column(space::L, |ui| parts::mistakes(ui, mistakes));
                });
            }
        });
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(lies_showing::<Overlays>(Overlay::Notice)),
    );
}
