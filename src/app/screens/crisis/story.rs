//! What is seen and heard: the scene, signals of people and of the work, voices, the team and what was promised to it.

use bevy::prelude::*;

use super::super::parts::{
    any, looks_of, member_face, member_line, moved_briefly, news, panel, said,
};
use super::fold::{Fold, last_sentences};
use crate::app::data::narration::ahead::due;
use crate::app::kit::{
    Arrange, Button, Style, Ui, announce_label, beside, column, filling, row, space,
};
use crate::app::screens::nav::{Navigate, Overlay};
use crate::session::{CrisisView, OpenPromise, View};

/// Width from which a title, the key to the whole scene and the faces stand on one line, in heights of text.
const ONE_LINE: f32 = 34.0;

/// The title, and beside it the key to what is hidden of the scene and the faces of a team that is folded; where the page is narrow, below it.
/// Neither is a row in a row: that would be measured as one line and drawn as two, over what comes next.
pub(super) fn head(ui: &mut Ui<'_, '_>, view: &View, crisis: &CrisisView, fold: Fold) {
    let style = if fold.hides() {
        Style::Head
    } else {
        Style::Title
    };
    let faces = fold.faces && !fold.names;
    if ui.look.wide >= ONE_LINE {
        ui.node(beside(space::L).firm(), |ui| {
            ui.node(filling(0.0), |ui| {
                ui.text(style, crisis.title.clone());
            });
            beside_title(ui, view, fold, faces);
        });
        return;
    }
    ui.node(column(space::S).firm(), |ui| {
        ui.text(style, crisis.title.clone());
        if fold.hides() || faces {
            ui.node(row(space::L).firm(), |ui| {
                beside_title(ui, view, fold, faces);
            });
        }
    });
}

/// `faces`: those of the team, without names.
fn beside_title(ui: &mut Ui<'_, '_>, view: &View, fold: Fold, faces: bool) {
    if fold.hides() {
        let all = Button::new("The whole scene", Navigate::Push(Overlay::Scene))
            .key(KeyCode::KeyS, "S")
            .icon("notes")
            .quiet();
        ui.button(all);
    }
    if faces {
        ui.node(beside(space::XS).firm(), |ui| {
            for member in &view.team {
                member_face(ui, member, 1.8);
            }
        });
    }
}

/// The title, the scene, and what the arrival of the crisis did.
pub(super) fn scene(ui: &mut Ui<'_, '_>, view: &View, crisis: &CrisisView, fold: Fold) {
    ui.node(column(space::S), |ui| {
        head(ui, view, crisis, fold);
        match fold.sentences {
            None => ui.prose(Style::Plain, &crisis.scene),
            Some(0) => {}
            Some(sentences) => {
                let (last, less) = last_sentences(&crisis.scene, sentences);
                let dots = if less { "… " } else { "" };
                ui.text(Style::Plain, format!("{dots}{last}"));
            }
        }
    });
    if fold.signals {
        arrived(ui, crisis);
    }
}

/// What the arrival of the crisis did.
pub(super) fn arrived(ui: &mut Ui<'_, '_>, crisis: &CrisisView) {
    let arrived = &crisis.arrived;
    if any(arrived) {
        let line = ui.look.tokens.line;
        panel(ui, line, |ui| news(ui, arrived));
    }
    if !arrived.meters.is_empty() {
        ui.node(column(space::XS), |ui| moved_briefly(ui, &arrived.meters));
    }
}

/// What can be noticed of the people and of the work.
pub(super) fn signals(ui: &mut Ui<'_, '_>, crisis: &CrisisView) {
    let t = ui.look.tokens;
    for (icon, head, text) in [
        ("people", "People", &crisis.people),
        ("process", "Process", &crisis.process),
    ] {
        if text.is_empty() {
            continue;
        }
        let access = announce_label(accesskit::Role::Label, format!("{head}: {text}"));
        ui.node((column(0.0), access), |ui| {
            ui.beside_icon(icon, 1.2, t.ink, |ui| {
                ui.mute(Style::Label, t.ink, head);
                ui.mute(Style::Plain, t.ink, text.clone());
            });
        });
    }
}

/// What can be heard in passing.
pub(super) fn voices(ui: &mut Ui<'_, '_>, view: &View, crisis: &CrisisView) {
    for voice in &crisis.voices {
        said(ui, voice, looks_of(view, voice.face.as_deref()), false);
    }
}

/// Everyone with how they look, and what was promised to them.
pub(super) fn team(ui: &mut Ui<'_, '_>, view: &View, columns: usize) {
    ui.grid(columns, space::S, |ui| {
        for member in &view.team {
            member_line(ui, member, 2.3);
        }
    });
    promises(ui, view);
}

/// What was promised, in its own words.
pub(super) fn promises(ui: &mut Ui<'_, '_>, view: &View) {
    if !view.promises.is_empty() {
        let line = ui.look.tokens.line;
        panel(ui, line, |ui| {
            for open in &view.promises {
                promise(ui, open, view.turn);
            }
        });
    }
}

fn promise(ui: &mut Ui<'_, '_>, open: &OpenPromise, turn: u16) {
    let t = ui.look.tokens;
    let to = open.to.as_deref().unwrap_or("the team");
    let due = due(open.due, turn);
    let access = announce_label(
        accesskit::Role::ListItem,
        format!("Promised to {to}, {due}: {}", open.text),
    );
    ui.node((column(0.0), access), |ui| {
        ui.beside_icon("promise", 1.0, t.ink, |ui| {
            ui.mute(Style::Small, t.ink, open.text.clone());
            ui.mute(Style::Small, t.soft, format!("To {to}, {due}"));
        });
    });
}
