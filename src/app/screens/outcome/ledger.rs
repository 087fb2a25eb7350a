//! Why: every change of every meter, everything that was said, what the moment asked for, and the ideas behind the answer.

use bevy::prelude::*;
use bevy::ui::{MaxTrackSizingFunction, MinTrackSizingFunction};

use crate::app::kit::{Arrange, Button, Style, Ui, beside_top, column, space};
use crate::app::play::game::Game;
use crate::app::screens::nav::{Navigate, Overlay, lies_showing};
use crate::app::screens::page::Page;
use crate::app::screens::parts::{body, footer_back, mood_of, moved, practices, said, section};
use crate::app::step::Step;
use crate::session::{TurnView, View};

/// Width of the column of meters, in heights of text.
const METERS: f32 = 21.0;

fn draw(mut page: Page, game: Res<Game>) {
    let Some(view) = game.view() else { return };
    let Some(last) = &view.last else { return };
    let id = format!("ledger/{}/{}", game.number(), last.turn);
    page.draw(&id, "Why", |ui| {
        body(ui, "ledger", |ui| {
            ui.text(Style::Title, format!("Why: {}", last.title));
            if ui.look.roomy() {
                beside(ui, view, last);
            } else {
                lesson(ui, view, last);
                moved(ui, &last.aftermath.meters, ui.look.wide - 5.0, false);
            }
        });
        footer_back(ui, |ui| {
            ui.button(
                Button::new("Back", Navigate::Pop)
                    .key(KeyCode::KeyW, "W")
                    .main()
                    .first(),
            );
        });
    });
}

fn beside(ui: &mut Ui<'_, '_>, view: &View, last: &TurnView) {
    let meters = ui.look.rem * METERS;
    // A grid knows the widths of its columns before it measures their heights: in a row of flexible boxes the page was many times as high
    // as what stands on it, and scrolled to blankness.
    let node = Node {
        display: Display::Grid,
        grid_template_columns: vec![
            RepeatedGridTrack::minmax(
                1,
                MinTrackSizingFunction::Px(0.0),
                MaxTrackSizingFunction::Fraction(1.0),
            ),
            RepeatedGridTrack::px(1, meters),
        ],
        ..beside_top(space::XXL).firm()
    };
    ui.node(node, |ui| {
        ui.node(column(space::XL), |ui| lesson(ui, view, last));
        ui.node(column(space::XL), |ui| {
            moved(ui, &last.aftermath.meters, METERS, false);
        });
    });
}

fn lesson(ui: &mut Ui<'_, '_>, view: &View, last: &TurnView) {
    if !last.asked.is_empty() {
        section(ui, "What the moment asked for", |ui| {
            ui.prose(Style::Plain, &last.asked);
        });
    }
    section(ui, "What you did", |ui| {
        ui.text(Style::Said, last.response.text.clone());
        practices(ui, &last.practices);
    });
    if !last.says.is_empty() {
        section(ui, "What was said", |ui| {
            for line in &last.says {
                said(ui, line, mood_of(view, line.face.as_deref()), true);
            }
        });
    }
    if !last.ideas.is_empty() {
        section(ui, "The ideas behind it", |ui| {
            for idea in &last.ideas {
                ui.node(column(0.0), |ui| {
                    ui.text(Style::Label, idea.name.clone());
                    ui.prose(Style::Plain, &idea.about);
                });
            }
        });
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(lies_showing::<Game>(Overlay::Ledger)),
    );
}
