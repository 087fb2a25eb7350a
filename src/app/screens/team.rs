//! The team, closer: everyone with how they look, how they are and who they are.

use bevy::prelude::*;

use super::parts::{body, footer_back, portrait};
use crate::app::data::narration::sentence;
use crate::app::kit::{Arrange, Button, Style, Ui, announce_label, beside, filling, space};
use crate::app::play::game::Game;
use crate::app::screens::nav::{Navigate, Overlay, lies_showing};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::MemberView;

fn draw(mut page: Page, game: Res<Game>) {
    let team = game.view().map(|view| &*view.team).unwrap_or_default();
    page.draw("team", "The team", |ui| {
        body(ui, "team", |ui| {
            ui.text(Style::Title, "The team");
            if team.is_empty() {
                ui.text(Style::Soft, "There is no game at hand.");
            }
            let columns = ui.look.columns(24.0, 3);
            ui.grid(columns, space::L, |ui| {
                for member in team {
                    one(ui, member);
                }
            });
        });
        footer_back(ui, |ui| {
            ui.button(
                Button::new("Back", Navigate::Pop)
                    .key(KeyCode::KeyT, "T")
                    .main()
                    .first(),
            );
        });
    });
}

fn one(ui: &mut Ui<'_, '_>, member: &MemberView) {
    let t = ui.look.tokens;
    let (state, how) = if member.present {
        (member.looks.word(), sentence(&member.how))
    } else {
        ("has left", String::new())
    };
    ui.card(|ui| {
        let node = beside(space::L).slim();
        let said = format!("{}, {}, {state}", member.name, member.job);
        ui.node((node, announce_label(accesskit::Role::Label, said)), |ui| {
            portrait(ui, member, 6.0);
            ui.node(filling(space::XS), |ui| {
                let ink = if member.present { t.ink } else { t.soft };
                ui.mute(Style::Head, ink, member.name.clone());
                ui.mute(Style::Small, t.soft, member.job.clone());
                if member.present {
                    ui.mute(Style::Label, ink, sentence(state));
                } else {
                    ui.beside_icon("left", 1.0, t.soft, |ui| {
                        ui.mute(Style::Label, t.soft, "Has left");
                    });
                }
            });
        });
        if !how.is_empty() {
            ui.text(Style::Plain, how);
        }
        if !member.about.is_empty() {
            ui.text(Style::Soft, member.about.clone());
        }
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(lies_showing::<Game>(Overlay::Team)),
    );
}
