//! The card of the response: it turns, its hat drops on, and what happened is written on it.

use bevy::prelude::*;

use crate::app::data::narration::sentence;
use crate::app::kit::tokens::time::CARD;
use crate::app::kit::{Arrange, Cue, Enter, Style, Ui, beside, column, filling, space};
use crate::app::screens::parts;
use crate::app::screens::room::frame::Shown;
use crate::content::felt::beginning;
use crate::session::Mood;
use crate::session::workshop::RevealView;

/// When the card turns, when its hat drops on, when what happened is told, in seconds; the last is the end.
const TURNS: f32 = 0.3;
const HAT: f32 = TURNS + CARD * 0.8;
const TOLD: f32 = HAT + 0.5;
pub(super) const END: f32 = TOLD + 0.4;

/// Words of the answer, which the room has read and voted on.
const ANSWER: usize = 9;

/// Draws it, so many seconds after it was revealed.
pub(super) fn draw(ui: &mut Ui<'_, '_>, shown: &Shown, reveal: &RevealView, passed: f32) {
    let t = ui.look.tokens;
    let turn = &reveal.turn;
    let node = column(space::M).framed(t.outline).pad(space::L);
    let ink = parts::hat_ink(&t, turn.hat.hat);
    let bundle = (
        node,
        BackgroundColor(t.card.into()),
        BorderColor::all(Color::from(ink)),
    );
    let inside = |ui: &mut Ui<'_, '_>| {
        head(ui, reveal);
        ui.tinted(Style::Said, t.soft, beginning(&turn.response.text, ANSWER));
        let told = Cue::new(TOLD, Enter::Rise);
        ui.node((column(space::S), told), |ui| {
            ui.rule();
            ui.prose(Style::Plain, &turn.outcome);
            let team = &shown.projector().team;
            for voice in &turn.says {
                let speaker = team.iter().find(|m| Some(&m.face) == voice.face.as_ref());
                let mood = speaker.map_or(Mood::Calm, |member| member.mood);
                parts::said(ui, voice, mood, true);
            }
        });
    };
    ui.tinted(Style::Soft, t.soft, turn.title.clone());
    ui.node(column(0.0), |ui| {
        ui.node((bundle, Cue::new(TOLD, Enter::Stand)), inside);
        let played = parts::Turning {
            passed,
            turns: TURNS,
            hat: HAT,
            gone: TOLD,
            answer: &turn.response.text,
            back: &turn.hat,
        };
        parts::turning(ui, &played);
    });
}

/// The hat with its name and what it is.
fn head(ui: &mut Ui<'_, '_>, reveal: &RevealView) {
    let t = ui.look.tokens;
    let hat = &reveal.turn.hat;
    let node = beside(space::M).slim();
    ui.node(node, |ui| {
        parts::hat_icons(ui, hat.hat, 3.4);
        ui.node(filling(0.0), |ui| {
            ui.tinted(Style::Title, parts::hat_ink(&t, hat.hat), hat.name.clone());
            ui.text(Style::Plain, sentence(&hat.about));
        });
    });
}

/// Whoever it moved, and what came and went with it.
pub(super) fn people(ui: &mut Ui<'_, '_>, shown: &Shown, reveal: &RevealView) {
    let turn = &reveal.turn;
    parts::news(ui, &turn.aftermath);
    for change in &turn.moods {
        let mut team = shown.projector().team.iter();
        if let Some(member) = team.find(|member| member.id == change.id) {
            parts::mood_change(ui, change, &member.face);
        }
    }
}
