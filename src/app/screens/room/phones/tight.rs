//! The first act where its cards do not fit as they are: the ending in few lines, the story as lines beside it. Text stays as large as on any
//! wall; of what was done and came of it there are fewer words in the end.

use bevy::prelude::*;

use super::frame::Shown;
use super::over::grades;
use crate::app::data::narration::phones as words;
use crate::app::kit::{Arrange, Style, Ui, announce_label, column, row, space};
use crate::app::screens::parts;
use crate::debrief::cut;
use crate::session::live::{ActsView, CardView};

/// Words of an answer, and of an outcome, where whole cards do not fit.
const FEWER: usize = 12;
/// Text may be so much smaller than elsewhere on the wall, if the wall's own bound lets it.
const SMALLER: f32 = 0.93;

pub(super) fn draw(ui: &mut Ui<'_, '_>, shown: &Shown, acts: &ActsView) {
    let fewer = shown.folds > 1;
    let smaller = ui.look.fitted(SMALLER);
    ui.in_look(&smaller, |ui| {
        parts::ending_and_story(
            ui,
            space::XS,
            |ui| ending(ui, shown, acts),
            |ui| {
                let head = if shown.wall.tables.len() > 1 {
                    format!("The story of table {}", acts.table)
                } else {
                    words::act(1).to_owned()
                };
                ui.text(Style::Head, head);
                for card in &acts.story {
                    line(ui, card, fewer);
                }
            },
        );
    });
}

fn ending(ui: &mut Ui<'_, '_>, shown: &Shown, acts: &ActsView) {
    let wall = shown.wall;
    let Some(end) = &wall.end else { return };
    ui.text(Style::Title, end.title.clone());
    ui.paragraphs(Style::Plain, &end.text);
    if wall.tables.len() > 1 {
        return grades(ui, wall);
    }
    if let Some(fell) = &end.fell {
        ui.text(Style::Label, fell.said());
    }
    ui.text(Style::Label, acts.stands.clone());
    let meters = wall.meters.iter();
    let meters: Vec<String> = meters
        .map(|meter| format!("{} {}", meter.name, meter.value))
        .collect();
    ui.text(Style::Label, meters.join(" · "));
}

fn line(ui: &mut Ui<'_, '_>, card: &CardView, fewer: bool) {
    let t = ui.look.tokens;
    let node = column(0.0).framed(t.outline).inset(space::M, space::XS);
    let paint = (
        BackgroundColor(t.card.into()),
        BorderColor::all(Color::from(t.line)),
    );
    ui.node((node, paint), |ui| {
        ui.node(row(space::S), |ui| {
            let says = crate::app::data::narration::hat(card.hat);
            let access = announce_label(accesskit::Role::Image, says);
            ui.node((row(0.0), access), |ui| parts::hat_icons(ui, card.hat, 1.2));
            ui.text(Style::Label, format!("{}. {}", card.turn, card.title));
        });
        let told = |text: &str| {
            if fewer {
                cut(text, FEWER)
            } else {
                text.to_owned()
            }
        };
        ui.text(Style::Plain, told(&card.did));
        ui.text(Style::Soft, told(&card.came));
    });
}
