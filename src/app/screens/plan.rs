//! Changing the course of a game: taking back, skipping, playing longer or shorter, holding a collapse off. Whatever is done is kept in
//! the save, and the debrief tells it.

use bevy::prelude::*;

use super::parts::{body, footer_back, section as part};
use crate::app::kit::{Arrange, Button, Style, Ui, column, row, space};
use crate::app::play::game::{Game, GameAction};
use crate::app::screens::nav::{Navigate, Overlay, lies_showing};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::{Intent, PlanChange, Stage, View};

fn draw(mut page: Page, game: Res<Game>) {
    page.draw("plan", "Change the course", |ui| {
        body(ui, "plan", |ui| {
            ui.text(Style::Title, "Change the course");
            ui.text(
                Style::Soft,
                "For whoever leads the session. The save keeps what is done here, and the debrief tells it.",
            );
            match game.view() {
                Some(view) => choices(ui, &game, view),
                None => {
                    ui.text(Style::Soft, "There is no game at hand.");
                }
            }
        });
        footer_back(ui, |ui| {
            ui.button(
                Button::new("Back", Navigate::Pop)
                    .key(KeyCode::KeyC, "C")
                    .main()
                    .first(),
            );
        });
    });
}

fn choices(ui: &mut Ui<'_, '_>, game: &Game, view: &View) {
    section(ui, "The last answer", |ui| {
        let label = match game.undo() {
            Some(Intent::Plan(_)) => "Ask the skipped crisis after all",
            _ => "Take the last answer back",
        };
        let asks = game.undo().cloned();
        let off = asks.is_none();
        let message = asks.map_or(GameAction::Next, GameAction::Ask);
        ui.button(
            Button::new(label, message)
                .id("undo")
                .key(KeyCode::KeyU, "U")
                .icon("back")
                .disabled(off),
        );
    });
    if let Stage::Crisis(crisis) = &view.stage {
        section(ui, "The crisis at hand", |ui| {
            let skip = PlanChange::Skip {
                crisis: crisis.id.clone(),
            };
            ui.button(
                asks("Skip this crisis", skip)
                    .key(KeyCode::KeyK, "K")
                    .icon("road"),
            );
        });
    }
    section(ui, "How long it goes on", |ui| length(ui, game, view));
    section(ui, "A meter at 0", |ui| {
        let change = PlanChange::HoldOff { on: !view.held_off };
        ui.button(
            asks("Hold collapses off until the last crisis", change)
                .id("hold-off")
                .key(KeyCode::KeyH, "H")
                .toggled(view.held_off),
        );
    });
}

/// A part of the page whose buttons are as wide as their words.
fn section(ui: &mut Ui<'_, '_>, head: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    part(ui, head, |ui| {
        let node = column(space::S).align_top();
        ui.node(node, inside);
    });
}

/// So many crises, one more or one fewer, or all that come.
fn length(ui: &mut Ui<'_, '_>, game: &Game, view: &View) {
    let answered = view.stakes.behind.len() as u16;
    let now = view.crises;
    ui.text(
        Style::Plain,
        match now {
            None => format!("All crises that come: about {}.", game.about()),
            Some(1) => "It is over after one crisis.".to_owned(),
            Some(n) => format!("It is over after {n} crises."),
        },
    );
    let to = |crises| PlanChange::Length { crises };
    let at = now.unwrap_or_else(|| game.about());
    ui.node(row(space::S), |ui| {
        let fewer = at.saturating_sub(1);
        ui.button(
            asks("One fewer", to(Some(fewer.max(1))))
                .key(KeyCode::Minus, "−")
                .icon("minus")
                .disabled(fewer < answered.max(1)),
        );
        ui.button(
            asks("One more", to(Some(at + 1)))
                .key(KeyCode::Equal, "+")
                .icon("plus")
                .disabled(now.is_none()),
        );
        ui.button(
            asks("All that come", to(None))
                .key(KeyCode::KeyA, "A")
                .disabled(now.is_none()),
        );
    });
}

fn asks(label: &str, change: PlanChange) -> Button {
    Button::new(label, GameAction::Ask(Intent::Plan(change)))
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(lies_showing::<Game>(Overlay::Plan)),
    );
}
