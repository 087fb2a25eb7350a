//! What stands beside a crisis on a wall, where nobody opens anything: how grave the moment is, what was promised to whom by when, how
//! everyone looks.

use bevy::prelude::*;

use super::pieces::{self, fill};
use crate::app::data::narration::ahead::{dated, promised};
use crate::app::kit::{Arrange, Style, Ui, announce_label, column, panes, row, space};
use crate::app::screens::parts::{self, severity_scale};
use crate::session::{AtStake, FaceView, Mood, Said};

/// Height of a face, in heights of text: with its name and mood below it, and alone where there is no room for them.
const FACE: f32 = 2.6;
const ALONE: f32 = 2.0;
/// Least width of what was promised, beside faces.
const LEAST: f32 = 16.0;

/// The title of a crisis, with how grave the moment is.
pub(super) fn titled(ui: &mut Ui<'_, '_>, title: &str, severity: Option<i32>) {
    let node = row(space::L).firm();
    ui.node(node, |ui| {
        ui.text(Style::Title, title);
        if let Some(severity) = severity {
            severity_scale(ui, severity);
        }
    });
}

/// How whoever is heard looks.
fn mood_of(at_stake: Option<&AtStake>, said: &Said) -> Mood {
    let faces = at_stake.map(|at| &*at.faces).unwrap_or_default();
    let speaker = faces.iter().find(|f| Some(&f.face) == said.face.as_ref());
    speaker.map_or(Mood::Calm, |face| face.mood)
}

/// What can be heard in passing. It is the first that a page gives up which has no room for all of it.
pub(super) fn voices(
    ui: &mut Ui<'_, '_>,
    voices: &[Said],
    at_stake: Option<&AtStake>,
    folds: usize,
) {
    for voice in voices.iter().filter(|_| folds < 2) {
        parts::said(ui, voice, mood_of(at_stake, voice), false);
    }
}

/// Everyone with how they look; beside them what was promised, and what is to come. Where there is little room, faces stand alone.
pub(super) fn draw(ui: &mut Ui<'_, '_>, at_stake: &AtStake, folds: usize) {
    let ahead = !at_stake.promises.is_empty() || !at_stake.clocks.is_empty();
    if at_stake.faces.is_empty() && !ahead {
        return;
    }
    ui.rule();
    let node = panes(ui.look.roomy(), space::XL, space::M)
        .align_top()
        .firm();
    ui.node(node, |ui| {
        ui.node(row(space::M), |ui| {
            for member in &at_stake.faces {
                face(ui, member, folds > 0);
            }
        });
        if ahead {
            let beside = if ui.look.roomy() {
                Node {
                    min_width: px(ui.look.rem * LEAST),
                    ..fill(column(space::XS))
                }
            } else {
                column(space::XS).full()
            };
            ui.node(beside, |ui| promises(ui, at_stake));
        }
    });
}

fn face(ui: &mut Ui<'_, '_>, member: &FaceView, alone: bool) {
    let t = ui.look.tokens;
    let mood = member.mood.word();
    let said = format!("{}, {mood} {}", member.name, member.why);
    let access = announce_label(accesskit::Role::Image, said.trim_end());
    let node = column(0.0).align_middle();
    ui.node((node, access), |ui| {
        let size = if alone { ALONE } else { FACE };
        ui.face(&member.face, member.mood, size);
        if alone {
            return;
        }
        ui.mute(Style::Label, t.ink, member.name.clone());
        ui.mute(Style::Small, t.soft, mood);
        if !member.why.is_empty() {
            ui.mute(Style::Small, t.soft, member.why.clone());
        }
    });
}

fn promises(ui: &mut Ui<'_, '_>, at_stake: &AtStake) {
    let ink = ui.look.tokens.ink;
    for open in &at_stake.promises {
        let text = open.text.trim_end_matches('.');
        let said = format!("{}: {text}", promised(open, at_stake.turn));
        pieces::with_icon(ui, "promise", ink, |ui| {
            ui.text(Style::Small, said);
        });
    }
    for clock in &at_stake.clocks {
        let said = dated(clock, at_stake.turn);
        pieces::with_icon(ui, "clock", ink, |ui| {
            ui.text(Style::Small, said);
        });
    }
}
