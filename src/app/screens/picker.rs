//! The list of scenarios: cards to choose from, games to go on with, and files that have to be mended first.

mod cards;
mod rows;

use bevy::prelude::*;

use super::sheet::{Head, section, sheet};
use crate::app::kit::{Button, Style, Ui, space};
use crate::app::play::picker::{Listing, Part, Picker, PickerAction, Search, role_name};
use crate::app::screens::nav::{Navigate, Screen, shows};
use crate::app::screens::page::Page;
use crate::app::step::Step;

fn draw(mut page: Page, picker: Res<Picker>) {
    let (id, title) = match (picker.listing(), picker.part()) {
        // A page of its own: its focus is not that of the list.
        (None, _) => ("picker/looking", "Choose a scenario"),
        (Some(_), Part::Scenarios) => ("picker", "Choose a scenario"),
        (Some(_), Part::Unfinished) => ("picker/unfinished", "Go on with a game"),
    };
    let head = Head {
        title: title.to_owned(),
        back: match picker.part() {
            Part::Scenarios => Button::new("Back", Navigate::Open(Screen::Title)),
            Part::Unfinished => Button::new("Scenarios", PickerAction::Show(Part::Scenarios)),
        }
        .key(KeyCode::KeyB, "B")
        .key(KeyCode::Escape, ""),
    };
    page.draw(id, title, |ui| {
        sheet(ui, head, 60.0, |ui| {
            match (picker.listing(), picker.part()) {
                (None, _) => {
                    ui.text(Style::Soft, "Looking through the folders …");
                }
                (Some(listing), Part::Scenarios) => scenarios(ui, &picker, listing),
                (Some(listing), Part::Unfinished) => rows::unfinished(ui, &picker, listing),
            }
        });
    });
}

fn scenarios(ui: &mut Ui<'_, '_>, picker: &Picker, listing: &Listing) {
    let roles = listing.roles();
    let open = listing.open.len() + listing.unreadable.len();
    if roles.len() > 1 || open > 0 {
        ui.row(space::S, |ui| {
            if roles.len() > 1 {
                filter(ui, &roles, picker.role());
            }
            ui.spring();
            if open > 0 {
                let count = listing.open.len();
                ui.button(
                    Button::new(
                        format!("Go on with a game ({count})"),
                        PickerAction::Show(Part::Unfinished),
                    )
                    .id("unfinished")
                    .key(KeyCode::KeyG, "G")
                    .icon("play"),
                );
            }
        });
    }
    cards::draw(ui, listing, picker.role());
    if !listing.broken.is_empty() {
        section(ui, "Needs fixing", |ui| {
            for broken in &listing.broken {
                rows::broken(ui, broken, picker.open() == Some(&broken.file));
            }
        });
    }
}

/// Buttons for the roles.
fn filter(ui: &mut Ui<'_, '_>, roles: &[&str], now: Option<&str>) {
    ui.button(
        Button::new("Every role", PickerAction::Filter(None))
            .says("Scenarios for every role")
            .toggled(now.is_none()),
    );
    for role in roles {
        let name = role_name(role);
        ui.button(
            Button::new(&name, PickerAction::Filter(Some((*role).to_owned())))
                .says(format!("Only scenarios for this role: {name}"))
                .id(format!("role {role}"))
                .toggled(now == Some(role)),
        );
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Picker), |mut search: ResMut<Search>| {
        search.watch();
    })
    .add_systems(OnExit(Screen::Picker), |mut search: ResMut<Search>| {
        search.rest();
    })
    .add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(shows::<Picker>(Screen::Picker)),
    );
}
