//! Something that has to be said before anything else, and what can be done about it.

use bevy::prelude::*;

use super::sheet::{Head, sheet};
use crate::app::Step;
use crate::app::nav::{Go, Nav, Overlay, draws_overlay};
use crate::app::page::Page;
use crate::app::theme::{Button, Style, space};

fn draw(mut page: Page, nav: Res<Nav>) {
    let notice = nav.notice().cloned().unwrap_or_default();
    let title = notice.title.unwrap_or_else(|| "A word first".to_owned());
    let head = Head {
        title: title.clone(),
        back: Button::new("Understood", Go::Off)
            .key(KeyCode::Escape, "Esc")
            .main()
            .first(),
    };
    page.draw("notice", &title, |ui| {
        sheet(ui, head, 44.0, |ui| {
            ui.column(space::S, |ui| {
                for paragraph in notice.text.split("\n\n").filter(|p| !p.trim().is_empty()) {
                    ui.path(Style::Plain, paragraph.trim());
                }
            });
            if let Some((label, does)) = notice.offer {
                ui.row(space::M, |ui| {
                    ui.button(Button::new(label, does).key(KeyCode::KeyG, "G"));
                });
            }
            if let Some(mistakes) = &notice.mistakes {
                ui.path(Style::Small, mistakes.file.clone());
                ui.card(|ui| {
                    ui.column(space::L, |ui| mistakes.draw(ui));
                });
            }
        });
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(draws_overlay(Overlay::Notice)),
    );
}
