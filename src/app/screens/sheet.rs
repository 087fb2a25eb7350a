//! The frame of pages that are read and set: a head that stays, and a body that scrolls.

use bevy::prelude::*;

use crate::app::kit::{Arrange, Button, Style, Ui, column, row, space};
use crate::app::screens::nav::Navigate;

/// The head of a page.
pub(super) struct Head {
    /// What the page is.
    pub(super) title: String,
    /// What takes one away from it.
    pub(super) back: Button,
}

impl Head {
    /// The head of a page that lies on another.
    pub(super) fn laid(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            back: Button::new("Close", Navigate::Pop).key(KeyCode::Escape, "Esc"),
        }
    }

    fn draw(self, ui: &mut Ui<'_, '_>) {
        let node = row(space::L).full().apart().firm();
        ui.node(node, |ui| {
            let node = column(0.0);
            ui.node(node, |ui| {
                ui.text(Style::Title, self.title);
            });
            ui.button(self.back);
        });
    }
}

/// Draws a page with a head, at most so many heights of text wide. Where there is little room, the head scrolls along.
pub(super) fn sheet(
    ui: &mut Ui<'_, '_>,
    head: Head,
    wide: f32,
    inside: impl FnOnce(&mut Ui<'_, '_>),
) {
    let rem = ui.look.rem;
    let stays = ui.look.roomy();
    let across = column(space::XL).full().at_most(rem * wide).firm();
    let mut head = Some(head);
    if stays {
        let node = column(0.0)
            .inset(space::XXL, space::L)
            .align_middle()
            .firm();
        ui.node(node, |ui| {
            ui.node(across.clone(), |ui| {
                if let Some(head) = head.take() {
                    head.draw(ui);
                }
            });
        });
    }
    let body = Node::default().grow().full().align_middle();
    ui.scroll("page", body, |ui| {
        let side = if stays { space::XXL } else { space::M };
        let node = Node {
            padding: UiRect::new(px(side), px(side), px(space::XS), px(space::XXL)),
            ..column(0.0).full().align_middle().firm()
        };
        ui.node(node, |ui| {
            ui.node(across, |ui| {
                if let Some(head) = head.take() {
                    head.draw(ui);
                }
                inside(ui);
            });
        });
    });
}

/// Columns of the same width, as many as cards of at least so many heights of text fit.
pub(super) fn grid(ui: &Ui<'_, '_>, least: f32, cards: usize) -> Node {
    let columns = ui.look.columns(least, cards) as u16;
    Node {
        display: Display::Grid,
        width: percent(100),
        grid_template_columns: vec![RepeatedGridTrack::minmax(
            columns,
            bevy::ui::MinTrackSizingFunction::Px(0.0),
            bevy::ui::MaxTrackSizingFunction::Fraction(1.0),
        )],
        column_gap: px(space::L),
        row_gap: px(space::L),
        ..default()
    }
}

/// A section of a page with its name.
pub(super) fn section(ui: &mut Ui<'_, '_>, name: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    ui.column(space::M, |ui| {
        ui.text(Style::Head, name);
        inside(ui);
    });
}
