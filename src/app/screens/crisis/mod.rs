//! A crisis that asks for a response: the team, what is seen and heard, and the answers on the table.

mod answers;
mod story;

use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use bevy::ui_widgets::ScrollIntoView;

use super::parts::{Strip, aside, body, footer, scrolled, strip};
use crate::app::kit::{Button, FocusId, Style, Ui, column, filling, space};
use crate::app::play::game::{Game, GameAction};
use crate::app::screens::nav::{Screen, shows};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::{CrisisView, Stage, View};

/// Width from which signals have room beside the scene, in heights of text.
const THREE_COLUMNS: f32 = 56.0;

fn draw(mut page: Page, game: Res<Game>) {
    let Some(view) = game.view() else { return };
    let Stage::Crisis(crisis) = &view.stage else {
        return;
    };
    let picked = game.picked();
    let id = format!("crisis/{}/{}/{}", game.number(), view.turn, crisis.id);
    page.draw(&id, &crisis.title, |ui| {
        if ui.look.roomy() {
            strip(ui, &above(view, crisis));
            body(ui, "table", |ui| {
                table(ui, view, crisis);
                answers::cards(ui, &crisis.responses, picked);
            });
            footer(ui, |ui| next(ui, crisis, picked));
        } else {
            scrolled(ui, "table", picked.is_some(), |ui| {
                strip(ui, &above(view, crisis));
                story::scene(ui, crisis);
                story::signals(ui, crisis);
                story::voices(ui, view, crisis);
                answers::cards(ui, &crisis.responses, picked);
                story::team(ui, view, 2);
                aside(ui);
            });
            if picked.is_some() {
                footer(ui, |ui| next(ui, crisis, picked));
            }
        }
    });
}

fn above<'a>(view: &'a View, crisis: &'a CrisisView) -> Strip<'a> {
    Strip {
        title: &view.briefing.title,
        place: place(view, crisis),
        meters: &view.meters,
    }
}

/// Where in the game this is: the number of the crisis, and the moment in the story.
fn place(view: &View, crisis: &CrisisView) -> String {
    let number = match view.crises {
        Some(crises) => format!("Crisis {} of {crises}", view.turn),
        None => format!("Crisis {}", view.turn),
    };
    if crisis.moment.is_empty() {
        number
    } else {
        format!("{number} · {}", crisis.moment)
    }
}

/// The team to the left, the scene in the middle, what can be noticed to the right or below.
fn table(ui: &mut Ui<'_, '_>, view: &View, crisis: &CrisisView) {
    let rem = ui.look.rem;
    let three = ui.look.wide >= THREE_COLUMNS;
    ui.node(
        Node {
            column_gap: px(space::XL),
            align_items: AlignItems::FlexStart,
            flex_shrink: 0.0,
            ..default()
        },
        |ui| {
            ui.node(
                Node {
                    width: px(rem * 16.0),
                    flex_shrink: 0.0,
                    ..column(space::M)
                },
                |ui| {
                    story::team(ui, view, 2);
                    story::voices(ui, view, crisis);
                },
            );
            ui.node(filling(space::M), |ui| {
                story::scene(ui, crisis);
                if !three {
                    story::signals(ui, crisis);
                }
            });
            if three {
                ui.node(
                    Node {
                        width: px(rem * 14.5),
                        flex_shrink: 0.0,
                        ..column(space::M)
                    },
                    |ui| story::signals(ui, crisis),
                );
            }
        },
    );
}

/// How to go on: what the keys do, or the answer that is picked.
fn next(ui: &mut Ui<'_, '_>, crisis: &CrisisView, picked: Option<&str>) {
    if picked.is_some() {
        ui.button(
            Button::new("Give this answer", GameAction::Confirm)
                .key(KeyCode::NumpadEnter, "Enter")
                .main(),
        );
    } else {
        let soft = ui.look.tokens.soft;
        let last = crisis.responses.len();
        ui.tinted(
            Style::Small,
            soft,
            format!("Pick an answer: click, or 1–{last}. A second time gives it."),
        );
    }
}

/// Enter gives the answer that was picked by its key, so the focus goes with it.
fn follow_pick(
    game: Res<Game>,
    mut picked: Local<Option<String>>,
    controls: Query<(Entity, &FocusId)>,
    mut focus: ResMut<InputFocus>,
    mut commands: Commands,
) {
    if game.picked() == picked.as_deref() {
        return;
    }
    *picked = game.picked().map(str::to_owned);
    let card = game.picked().map(answers::id);
    if let Some((entity, _)) = controls
        .iter()
        .find(|(_, known)| Some(&known.0) == card.as_ref())
    {
        focus.set(entity, FocusCause::Navigated);
        commands.trigger(ScrollIntoView { entity });
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        // Before the page is drawn again with the card that came forward.
        follow_pick
            .after(Step::Navigate)
            .before(Step::Draw)
            .run_if(resource_changed::<Game>),
    )
    .add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(shows::<Game>(Screen::Crisis)),
    );
}
