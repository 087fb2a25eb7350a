//! The scene in full, where the page of the crisis has no room for it: what is seen, noticed and heard, and the team.

use bevy::prelude::*;

use super::story;
use crate::app::kit::{Arrange, Button, Style, Ui, column, filling, panes, space};
use crate::app::play::game::Game;
use crate::app::screens::nav::{Navigate, Overlay, lies_showing};
use crate::app::screens::page::Page;
use crate::app::screens::parts::{body, footer_back};
use crate::app::step::Step;
use crate::session::{CrisisView, Stage, View};

fn draw(mut page: Page, game: Res<Game>) {
    let Some(view) = game.view() else { return };
    page.draw("scene", "The whole scene", |ui| {
        body(ui, "scene", |ui| match &view.stage {
            Stage::Crisis(crisis) => whole(ui, view, crisis),
            Stage::End(_) => {
                ui.text(Style::Soft, "There is no crisis at hand.");
            }
        });
        footer_back(ui, |ui| {
            ui.button(
                Button::new("Back to the answers", Navigate::Pop)
                    .key(KeyCode::KeyS, "S")
                    .main()
                    .first(),
            );
        });
    });
}

fn whole(ui: &mut Ui<'_, '_>, view: &View, crisis: &CrisisView) {
    ui.text(Style::Title, crisis.title.clone());
    let node = panes(ui.look.roomy(), space::XXL, space::L).firm();
    let side = |ui: &mut Ui<'_, '_>| {
        story::signals(ui, crisis);
        story::voices(ui, view, crisis);
        story::team(ui, view, 2);
    };
    let roomy = ui.look.roomy();
    let width = px(ui.look.rem * 17.0);
    ui.node(node, |ui| {
        let text = if roomy {
            filling(space::M)
        } else {
            column(space::M)
        };
        ui.node(text, |ui| {
            ui.prose(Style::Plain, &crisis.scene);
            story::arrived(ui, crisis);
        });
        let beside = Node {
            width: if roomy { width } else { auto() },
            flex_shrink: 0.0,
            ..column(space::L)
        };
        ui.node(beside, side);
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(lies_showing::<Game>(Overlay::Scene)),
    );
}
