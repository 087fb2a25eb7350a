//! A promise as a slip of paper: pinned up when it is made, ticked when it is kept, torn when it is broken.

use bevy::math::Rot2;
use bevy::prelude::*;

use super::scene::Scene;
use crate::app::data::narration::{promise, promise_head};
use crate::app::kit::{
    Arrange, Cue, Enter, Style, Ui, announce_label, beside_top, column, filling, space,
};
use crate::session::{PromiseNews, PromiseTurn};

/// How far the halves of a torn slip hang apart, in degrees.
const TORN: f32 = 2.5;

/// Draws one.
pub(super) fn draw(ui: &mut Ui<'_, '_>, scene: &Scene<'_>, news: &PromiseNews) {
    let t = ui.look.tokens;
    let head = promise_head(news.what);
    let (icon, tint) = match news.what {
        PromiseTurn::Made => ("promise", t.ink),
        PromiseTurn::Kept => ("check", t.manage),
        PromiseTurn::Broken => ("cross", t.lead),
    };
    let text = promise(news);
    let said = announce_label(accesskit::Role::ListItem, format!("{head}: {text}"));
    let cue = Cue::new(scene.when.news, Enter::Pin);
    let to = scene
        .view
        .team
        .iter()
        .find(|m| news.to.as_deref() == Some(&*m.short));
    let node = beside_top(space::S).slim();
    ui.node((node, said, cue), |ui| {
        match to {
            Some(member) => {
                ui.face(&member.face, member.mood, 2.6);
            }
            None => {
                ui.icon("people", 1.6, t.soft);
            }
        }
        ui.node(filling(0.0), |ui| {
            ui.beside_icon(icon, 1.1, tint, |ui| {
                ui.mute(Style::Label, tint, head);
            });
            if news.what == PromiseTurn::Broken {
                let (first, second) = halves(&text);
                // Turned against each other, their edges would lie on the words.
                ui.node(column(space::L), |ui| {
                    paper(ui, &first, -TORN);
                    paper(ui, &second, TORN);
                });
            } else {
                paper(ui, &text, 0.0);
            }
        });
    });
}

fn paper(ui: &mut Ui<'_, '_>, text: &str, turned: f32) {
    let t = ui.look.tokens;
    let node = column(0.0).outlined(1.0).inset(space::M, space::XS);
    let turn = UiTransform {
        rotation: Rot2::degrees(turned),
        ..default()
    };
    ui.node(
        (
            node,
            turn,
            BackgroundColor(t.raised.into()),
            BorderColor::all(Color::from(t.soft)),
        ),
        |ui| {
            ui.mute(Style::Plain, t.ink, text);
        },
    );
}

/// A text torn in the middle, between words.
fn halves(text: &str) -> (String, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (first, second) = words.split_at(words.len().div_ceil(2));
    (first.join(" "), second.join(" "))
}

#[cfg(test)]
mod tests {
    use super::halves;

    #[test]
    fn a_torn_promise_can_still_be_read() {
        let (first, second) = halves("Number three stays off until Kofi signs");
        assert_eq!(
            format!("{first} {second}"),
            "Number three stays off until Kofi signs"
        );
        assert!(!first.is_empty() && !second.is_empty());
    }
}
