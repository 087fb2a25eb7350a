//! People on a page: who they are and how they look, what they say, whose face has changed.

use bevy::prelude::*;

use crate::app::data::narration;
use crate::app::kit::{Arrange, Style, Ui, announce_label, beside, beside_top, filling, space};
use crate::session::{MemberView, Mood, MoodChange, Said, View};

/// How somebody looks, in words: why, where only the scene says so, and whether they may leave.
fn state_of(member: &MemberView) -> String {
    if !member.present {
        return "has left".to_owned();
    }
    let mut said = member.looks.word().to_owned();
    if !member.why.is_empty() {
        said = format!("{said} {}", member.why);
    }
    if member.may_leave {
        said = format!("{said}; may leave");
    }
    said
}

/// Somebody in two lines: a face, a name, and how they look in a few words.
pub(crate) fn member_line(ui: &mut Ui<'_, '_>, member: &MemberView, size: f32) {
    let t = ui.look.tokens;
    let state = state_of(member);
    let access = announce_label(
        accesskit::Role::ListItem,
        format!("{}, {state}", member.short),
    );
    let node = beside(space::S).slim();
    ui.node((node, access), |ui| {
        portrait(ui, member, size);
        ui.node(filling(0.0), |ui| {
            let ink = if member.present { t.ink } else { t.soft };
            ui.mute(Style::Label, ink, member.short.clone());
            if member.present {
                ui.mute(Style::Small, t.soft, state);
            } else {
                ui.beside_icon("left", 0.8, t.soft, |ui| {
                    ui.mute(Style::Small, t.soft, state);
                });
            }
        });
    });
}

/// Somebody as a face alone; a screen reader is told the rest.
pub(crate) fn member_face(ui: &mut Ui<'_, '_>, member: &MemberView, size: f32) {
    let access = announce_label(
        accesskit::Role::ListItem,
        format!("{}, {}", member.short, state_of(member)),
    );
    ui.node((Node::default(), access), |ui| portrait(ui, member, size));
}

/// A face; of somebody who has left, pale.
pub(crate) fn portrait(ui: &mut Ui<'_, '_>, member: &MemberView, size: f32) {
    if member.present {
        ui.face(&member.face, member.looks, size);
    } else {
        ui.pale_face(&member.face, Mood::Calm, size);
    }
}

/// Something that is said or heard, with the face of whoever it is.
pub(crate) fn said(ui: &mut Ui<'_, '_>, said: &Said, mood: Mood, quoted: bool) {
    let t = ui.look.tokens;
    let words = if quoted {
        format!("“{}”", said.text)
    } else {
        said.text.clone()
    };
    // Authors write who it is about into the text where it matters.
    let who = said
        .who
        .as_ref()
        .filter(|who| quoted || !said.text.contains(who.as_str()));
    let access = announce_label(
        accesskit::Role::Label,
        match &said.who {
            Some(who) => format!("{who}: {words}"),
            None => words.clone(),
        },
    );
    let node = beside_top(space::S).slim();
    ui.node((node, access), |ui| {
        match &said.face {
            Some(face) => {
                ui.face(face, mood, 2.0);
            }
            None => {
                ui.icon("people", 1.2, t.soft);
            }
        }
        ui.node(filling(0.0), |ui| {
            if let Some(who) = who {
                ui.mute(Style::Small, t.soft, who.clone());
            }
            ui.mute(Style::Said, t.ink, words);
        });
    });
}

/// A face before and now.
pub(crate) fn mood_change(ui: &mut Ui<'_, '_>, change: &MoodChange, face: &str) {
    let t = ui.look.tokens;
    let access = announce_label(accesskit::Role::ListItem, narration::mood(change));
    let node = beside(space::S).slim();
    ui.node((node, access), |ui| {
        ui.face(face, change.before, 2.2);
        ui.icon("play", 0.7, t.soft);
        ui.face(face, change.now, 2.2);
        ui.node(filling(0.0), |ui| {
            ui.mute(Style::Label, t.ink, change.name.clone());
            ui.mute(Style::Small, t.soft, changed(change));
        });
    });
}

/// How somebody looks now, looked before, and why.
pub(crate) fn changed(change: &MoodChange) -> String {
    let (now, before) = (change.now.word(), change.before.word());
    format!("{now}, was {before}: {}", change.why)
}

/// How somebody looks after what happened last, by their face.
pub(crate) fn mood_of(view: &View, face: Option<&str>) -> Mood {
    view.team
        .iter()
        .find(|member| Some(&*member.face) == face)
        .map_or(Mood::Calm, |member| member.mood)
}

/// The same in the scene at hand.
pub(crate) fn looks_of(view: &View, face: Option<&str>) -> Mood {
    let mut team = view.team.iter();
    team.find(|member| Some(&*member.face) == face)
        .map_or(Mood::Calm, |member| member.looks)
}
