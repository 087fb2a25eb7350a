//! The card that was played, in the middle of the page: it turns, its hat drops on, and it goes to its side. It is small, because a machine
//! without a graphics card shades each of its pixels in every frame of that.

use bevy::prelude::*;

use super::hat::{hat_icons, hat_ink};
use crate::app::data::narration::sentence;
use crate::app::kit::{
    Arrange, CardFlip, Cue, Enter, Style, Ui, beside, column, filling, silent, space,
};
use crate::session::HatView;

/// Its width and height, in heights of text.
const SIZE: Vec2 = Vec2::new(24.0, 10.0);
/// It goes to its side in so many seconds.
const GOES: f32 = 0.25;

/// What it is drawn from.
pub(crate) struct Turning<'a> {
    /// Seconds since the scene began.
    pub(crate) passed: f32,
    /// When it turns.
    pub(crate) turns: f32,
    /// When its hat drops on.
    pub(crate) hat: f32,
    /// When it is gone: what happened stands in its place.
    pub(crate) gone: f32,
    /// What is written on its front.
    pub(crate) answer: &'a str,
    /// What is on its back.
    pub(crate) back: &'a HatView,
}

/// Draws it over the place to which it goes; nothing once it is gone. A screen reader hears what stands there.
pub(crate) fn turning(ui: &mut Ui<'_, '_>, card: &Turning<'_>) {
    if card.passed >= card.gone {
        return;
    }
    let look = ui.look;
    let t = look.tokens;
    let wide = SIZE.x.min(look.wide * 0.7);
    let away = ((look.wide - wide) * 50.0 / wide) as u16;
    let place = Node {
        position_type: PositionType::Absolute,
        width: px(look.rem * wide),
        height: px(look.rem * SIZE.y),
        ..default()
    };
    let moves = Cue::new(card.gone - GOES, Enter::Aside(away));
    let moves = moves.lasting(GOES).until(card.gone);
    let node = Node {
        height: percent(100),
        ..column(space::S)
            .full()
            .framed(t.outline)
            .pad(space::L)
            .to_centre()
    };
    let paint = (
        BackgroundColor(t.card.into()),
        BorderColor::all(Color::from(hat_ink(&t, card.back.hat))),
    );
    let flip = CardFlip::since(card.passed - card.turns);
    ui.node((place, moves, silent()), |ui| {
        ui.node((node, paint, flip), |ui| {
            back(ui, card);
            ui.front(|ui| {
                ui.mute(Style::Plain, t.ink, card.answer);
            });
        });
    });
}

fn back(ui: &mut Ui<'_, '_>, card: &Turning<'_>) {
    let t = ui.look.tokens;
    let node = beside(space::M).slim();
    ui.node(node, |ui| {
        let drops = Cue::new(card.hat, Enter::Drop).lasting(0.4);
        ui.node((Node::default(), drops), |ui| {
            hat_icons(ui, card.back.hat, 4.0);
        });
        ui.node(filling(0.0), |ui| {
            let ink = hat_ink(&t, card.back.hat);
            ui.mute(Style::Head, ink, card.back.name.clone());
            ui.mute(Style::Small, t.soft, sentence(&card.back.about));
        });
    });
}
