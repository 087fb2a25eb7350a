//! Whoever an outcome moved: a face before and after, what one of them says, what is pinned under a face, and who or what came and went.

use super::scene::Scene;
use super::slip;
use crate::app::data::narration;
use crate::app::kit::{
    Cue, Enter, Style, Ui, announce_label, beside, beside_top, column, filling, space,
};
use crate::app::screens::parts::{
    any as any_news, changed, mood_change, mood_of, news_but_promises, said,
};
use crate::session::{MoodChange, Said, TurnView};

/// Faces that stand large; further ones stand small below.
const LARGE: usize = 2;

/// Below so many heights of text a face is as small as those in the list.
const LIST: f32 = 3.0;

/// Whether there is anybody or anything to be drawn.
pub(super) fn any(last: &TurnView) -> bool {
    !last.moods.is_empty() || !last.says.is_empty() || any_news(&last.aftermath)
}

/// Draws them.
pub(super) fn draw(ui: &mut Ui<'_, '_>, scene: &Scene<'_>) {
    let last = scene.last;
    let news = Cue::new(scene.when.news, Enter::Rise);
    ui.node((column(space::M), news), |ui| {
        news_but_promises(ui, &last.aftermath);
    });
    for promise in &last.aftermath.promises {
        slip::draw(ui, scene, promise);
    }
    // Where faces have shrunk to those of a list, all stand in it.
    let count = if scene.fold.faces < LIST { 0 } else { LARGE };
    let large = last.moods.iter().take(count);
    let one = last.moods.len() == 1;
    let node = beside_top(space::L);
    let cue = Cue::new(scene.when.people, Enter::Rise);
    ui.node((node, cue), |ui| {
        for change in large {
            let size = if one {
                scene.fold.faces
            } else {
                scene.fold.faces * 0.75
            };
            moved(ui, scene, change, size);
        }
    });
    let cue = Cue::new(scene.when.people, Enter::Rise);
    ui.node((column(space::S), cue), |ui| {
        for change in last.moods.iter().skip(count) {
            mood_change(ui, change, face_of(scene, change));
        }
        if let Some(line) = speaks(last) {
            said(ui, line, mood_of(scene.view, line.face.as_deref()), true);
        }
    });
}

fn face_of<'a>(scene: &'a Scene<'_>, change: &'a MoodChange) -> &'a str {
    let member = scene.view.team.iter().find(|m| m.id == change.id);
    member.map_or(&*change.id, |m| &*m.face)
}

/// The one line that is heard: of whoever was moved, if they say something, else the first.
pub(super) fn speaks(last: &TurnView) -> Option<&Said> {
    let moved = |line: &&Said| {
        let who = line.who.as_deref();
        last.moods.iter().any(|m| Some(&*m.name) == who)
    };
    last.says.iter().find(moved).or(last.says.first())
}

/// A face before and after, large.
fn moved(ui: &mut Ui<'_, '_>, scene: &Scene<'_>, change: &MoodChange, size: f32) {
    let t = ui.look.tokens;
    let access = announce_label(accesskit::Role::ListItem, narration::mood(change));
    // Each takes its part of the width, so that reasons stand below their faces.
    ui.node((filling(space::XS), access), |ui| {
        let faces = beside(space::S);
        let face = face_of(scene, change);
        ui.node(faces, |ui| {
            // Before is behind: smaller, and to the left.
            ui.face(face, change.before, size * 0.6);
            ui.icon("play", 0.7, t.soft);
            ui.face(face, change.now, size);
        });
        ui.mute(Style::Label, t.ink, change.name.clone());
        ui.mute(Style::Small, t.soft, changed(change));
    });
}
