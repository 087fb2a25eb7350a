//! What came of a response: the card turns to its hat, the story goes on, and the meters move one after another.

use bevy::prelude::*;

use super::parts::{
    Strip, any, aside, body, footer, hat_head, hat_ink, mood_change, mood_of, moved, news, panel,
    practices, said, strip,
};
use crate::app::kit::tokens::CARD_RADIUS;
use crate::app::kit::{Button, CardFlip, Style, Ui, column, filling, space};
use crate::app::play::game::{Game, GameAction};
use crate::app::screens::nav::{Screen, shows};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::{Stage, TurnView, View};

/// Width of the column of meters, in heights of text.
const METERS: f32 = 21.0;

/// The outcome that was drawn last, as its game, turn and response: it moves once, however often it is drawn.
type Seen = (u32, u16, String);

fn draw(mut page: Page, game: Res<Game>, mut seen: Local<Option<Seen>>) {
    let Some(view) = game.view() else { return };
    let Some(last) = &view.last else { return };
    let now: Seen = (game.number(), last.turn, last.response.id.clone());
    let moving = page.look.motion && seen.as_ref() != Some(&now);
    *seen = Some(now);
    let id = format!("outcome/{}/{}", game.number(), last.turn);
    let title = format!("What came of crisis {}", last.turn);
    page.draw(&id, &title, |ui| {
        let above = Strip {
            title: &view.briefing.title,
            place: format!("What came of crisis {} · {}", last.turn, last.title),
            meters: &[],
        };
        if ui.look.roomy() {
            strip(ui, &above);
            body(ui, "outcome", |ui| beside(ui, view, last, moving));
        } else {
            body(ui, "outcome", |ui| {
                strip(ui, &above);
                card(ui, view, last, moving);
                meters(ui, last, ui.look.wide - 5.0, moving);
                beyond(ui, view, last);
                aside(ui);
            });
        }
        footer(ui, |ui| next(ui, view));
    });
}

fn beside(ui: &mut Ui<'_, '_>, view: &View, last: &TurnView, moving: bool) {
    let rem = ui.look.rem;
    ui.node(
        Node {
            column_gap: px(space::XXL),
            align_items: AlignItems::FlexStart,
            flex_shrink: 0.0,
            ..default()
        },
        |ui| {
            ui.node(filling(space::L), |ui| {
                card(ui, view, last, moving);
                beyond(ui, view, last);
            });
            ui.node(
                Node {
                    width: px(rem * METERS),
                    flex_shrink: 0.0,
                    ..column(space::L)
                },
                |ui| meters(ui, last, METERS, moving),
            );
        },
    );
}

/// The card: the hat that the answer wears, the answer, and what happened.
fn card(ui: &mut Ui<'_, '_>, view: &View, last: &TurnView, moving: bool) {
    let t = ui.look.tokens;
    let ink = hat_ink(&t, last.hat.hat);
    let node = Node {
        padding: UiRect::all(px(space::L)),
        border: UiRect::all(px(t.outline)),
        border_radius: BorderRadius::all(px(CARD_RADIUS)),
        ..column(space::M)
    };
    let shadow = BoxShadow::new(
        Color::srgba(0.1, 0.1, 0.12, 0.12),
        px(0),
        px(4),
        px(0),
        px(16),
    );
    let bundle = (
        node,
        BackgroundColor(t.card.into()),
        BorderColor::all(Color::from(ink)),
        shadow,
    );
    let inside = |ui: &mut Ui<'_, '_>| {
        hat_head(ui, &last.hat);
        ui.node(column(space::XS), |ui| {
            ui.tinted(Style::Said, t.soft, last.response.text.clone());
            practices(ui, &last.practices);
        });
        if !last.outcome.is_empty() || !last.says.is_empty() {
            ui.rule();
        }
        if !last.outcome.is_empty() {
            ui.prose(Style::Plain, &last.outcome);
        }
        for line in &last.says {
            said(ui, line, mood_of(view, line.face.as_deref()), true);
        }
    };
    if moving {
        ui.node((bundle, CardFlip::default()), |ui| {
            inside(ui);
            ui.front(|ui| {
                ui.mute(Style::Plain, t.ink, last.response.text.clone());
            });
        });
    } else {
        ui.node(bundle, inside);
    }
}

/// What else came of it: what came back, promises, values, who left, whose face changed.
fn beyond(ui: &mut Ui<'_, '_>, view: &View, last: &TurnView) {
    let line = ui.look.tokens.line;
    if any(&last.aftermath) {
        panel(ui, line, |ui| news(ui, &last.aftermath));
    }
    if !last.moods.is_empty() {
        let columns = if ui.look.wide >= 30.0 { 2 } else { 1 };
        ui.grid(columns, space::M, |ui| {
            for change in &last.moods {
                let member = view.team.iter().find(|m| m.id == change.id);
                mood_change(ui, change, member.map_or(&*change.id, |m| &*m.face));
            }
        });
    }
}

fn meters(ui: &mut Ui<'_, '_>, last: &TurnView, width: f32, moving: bool) {
    ui.node(column(space::XL), |ui| {
        moved(ui, &last.aftermath.meters, width, moving);
    });
}

fn next(ui: &mut Ui<'_, '_>, view: &View) {
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
    app.add_systems(
        Update,
        draw.in_set(Step::Draw)
            .run_if(shows::<Game>(Screen::Outcome)),
    );
}
