//! What came of a response, as a scene: the card turns and its hat drops on, what happened is told, one meter after another moves and
//! settles, and whoever it moved is there. Any key shows all of it at once; what led to every number is behind a key.

mod card;
mod ledger;
mod naming;
mod people;
mod scene;
mod slip;
mod when;

use bevy::prelude::*;

use super::fit::{Fit, fitting};
use super::parts::{Strip, body, footer, reasons, strip};
use crate::app::kit::{Arrange, Button, Cue, Curtain, Enter, Ui, column, filling, panes, space};
use crate::app::play::game::{Game, GameAction, Naming};
use crate::app::screens::nav::{Navigate, Overlay, Screen, shows};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::{Stage, View};
use scene::{Fold, Scene};
use when::When;

/// The outcome that was drawn last, as its game, turn and response: it is played once, however often it is drawn.
#[derive(Resource, Debug, Default, PartialEq)]
struct Seen(Option<(u32, u16, String)>);

const FOLDS: [Fold; 6] = [
    fold(1.0, true, 6.0, true),
    fold(0.9, true, 6.0, true),
    fold(0.9, true, 4.0, false),
    fold(0.8, true, 4.0, false),
    fold(0.8, false, 4.0, false),
    fold(0.8, false, 2.6, false),
];

/// Up to this step text is smaller, and nothing else is given up.
const SHRINKS: usize = 1;

const fn fold(text: f32, answer: bool, faces: f32, asks: bool) -> Fold {
    Fold {
        text,
        answer,
        faces,
        asks,
    }
}

/// Begins the scene of an outcome that has not been seen.
fn rise(
    game: Res<Game>,
    mut seen: ResMut<Seen>,
    mut curtain: ResMut<Curtain>,
    look: Res<crate::app::kit::Look>,
) {
    let Some(last) = game.view().and_then(|view| view.last.as_ref()) else {
        return;
    };
    if game.naming() == Naming::Asked {
        return;
    }
    let now = Some((game.number(), last.turn, last.response.id.clone()));
    if seen.0 == now {
        return;
    }
    seen.0 = now;
    if look.motion {
        curtain.rise(When::of(last).end());
    } else {
        curtain.end();
    }
}

fn draw(mut page: Page, game: Res<Game>, fit: Res<Fit>, curtain: Res<Curtain>) {
    let Some(view) = game.view() else { return };
    let Some(last) = &view.last else { return };
    if game.naming() == Naming::Asked {
        let id = format!("naming/{}/{}", game.number(), last.turn);
        page.draw(&id, "Which hat?", |ui| naming::draw(ui, view, last));
        return;
    }
    let fold = FOLDS[fit.step().min(FOLDS.len() - 1)];
    let when = When::of(last);
    let id = format!("outcome/{}/{}", game.number(), last.turn);
    let title = format!("What came of crisis {}", last.turn);
    let scene = Scene {
        view,
        last,
        when,
        fold,
        passed: curtain.passed(),
        named: match game.naming() {
            Naming::Said(hat) => Some(hat),
            _ => None,
        },
    };
    page.draw_at(fold.text, &id, &title, |ui| {
        strip(
            ui,
            &Strip {
                title: &view.briefing.title,
                place: format!("What came of crisis {} · {}", last.turn, last.title),
                severity: None,
                meters: &[],
            },
        );
        body(ui, "outcome", |ui| stage(&scene, ui));
        footer(ui, |ui| next(ui, view));
    });
}

fn stage(scene: &Scene<'_>, ui: &mut Ui<'_, '_>) {
    let beside = people::any(scene.last);
    let node = panes(ui.look.roomy(), space::XXL, space::L).firm();
    let roomy = ui.look.roomy();
    let width = px(ui.look.rem * 22.0);
    ui.node(node, |ui| {
        let text = if roomy {
            filling(space::M)
        } else {
            column(space::M)
        };
        ui.node(text, |ui| {
            card::draw(ui, scene);
            // Beside people there is room below the card, and none below both.
            if roomy && beside {
                meters(scene, ui);
            }
        });
        if beside {
            let node = Node {
                width: if roomy { width } else { auto() },
                flex_shrink: 0.0,
                ..column(space::M)
            };
            ui.node(node, |ui| people::draw(ui, scene));
        }
    });
    if !(roomy && beside) {
        meters(scene, ui);
    }
    if scene.fold.asks {
        card::asks(ui, scene);
    }
}

/// One meter at a time, with its reasons.
fn meters(scene: &Scene<'_>, ui: &mut Ui<'_, '_>) {
    reasons(ui, &scene.last.aftermath.meters, |position| {
        let at = scene.when.meter(position);
        (
            Cue::new(at, Enter::Settle).lasting(scene.when.each),
            scene.passed,
        )
    });
}

fn next(ui: &mut Ui<'_, '_>, view: &View) {
    ui.button(
        Button::new("Why?", Navigate::Push(Overlay::Ledger))
            .says("Why: every number, and what the moment asked for")
            .key(KeyCode::KeyW, "W")
            .icon("ledger")
            .quiet(),
    );
    let label = match view.stage {
        Stage::Crisis(_) => "Next",
        Stage::End(_) => "To the debrief",
    };
    ui.button(
        Button::new(label, GameAction::Next)
            .key(KeyCode::NumpadEnter, "Enter")
            .main()
            .first(),
    );
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Seen>()
        .add_plugins(ledger::plugin)
        .add_systems(
            Update,
            (rise, fitting(draw, SHRINKS, FOLDS.len() - 1))
                .chain()
                .in_set(Step::Draw)
                .run_if(shows::<Game>(Screen::Outcome)),
        );
}
