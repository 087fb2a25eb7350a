//! Where in the story one is, as a line: crises behind, promises and dates ahead.

use bevy::prelude::*;

use super::fold::Fold;
use crate::app::data::narration::ahead::{dated, promised};
use crate::app::kit::{Arrange, Style, Ui, announce_label, beside, block, row, space};
use crate::session::{View, at_the_edge};

/// Most dots on the line: a longer story shows the part around now.
const DOTS: u16 = 20;
/// Height of a dot, in heights of text.
const DOT: f32 = 0.5;

/// The line, and what lies ahead in words.
pub(super) fn strip(ui: &mut Ui<'_, '_>, view: &View, about: u16, fold: Fold) {
    let node = row(space::L).inset(space::XL, space::XS).firm();
    ui.node(node, |ui| {
        dots(ui, view, about);
        ahead(ui, view, fold);
    });
}

fn dots(ui: &mut Ui<'_, '_>, view: &View, about: u16) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let all = about.max(view.turn);
    let from = if all > DOTS {
        view.turn.saturating_sub(DOTS / 2).min(all - DOTS)
    } else {
        0
    };
    let due = |turn: u16| {
        let promised = view.promises.iter().any(|p| p.due.max(view.turn) == turn);
        let dated = view.stakes.clocks.iter().any(|c| c.turn == Some(turn));
        (promised, dated)
    };
    let access = announce_label(accesskit::Role::Label, said(view, about));
    let node = beside(rem * 0.2).firm();
    ui.node((node, access), |ui| {
        for turn in (from + 1)..=(from + all.min(DOTS)) {
            let now = turn == view.turn;
            let side = if now { DOT * 1.9 } else { DOT };
            let ground = if turn < view.turn {
                Color::from(t.soft)
            } else if now {
                Color::from(t.ink)
            } else {
                Color::NONE
            };
            ui.leaf((
                block(px(rem * side), px(rem * side)).pill(t.outline),
                BackgroundColor(ground),
                BorderColor::all(Color::from(if turn <= view.turn { t.ink } else { t.soft })),
            ));
            let (promised, dated) = due(turn);
            if promised {
                ui.icon("promise", 0.85, t.ink);
            }
            if dated {
                ui.icon("clock", 0.85, t.ink);
            }
        }
    });
}

/// What is promised and what the story moves towards, the next one first. On a page that hides some of its scene only what is due now; and
/// that in its own words where they stand nowhere else.
fn ahead(ui: &mut Ui<'_, '_>, view: &View, fold: Fold) {
    let t = ui.look.tokens;
    if let Some(edge) = at_the_edge(&view.meters) {
        ui.node(row(space::XS), |ui| {
            ui.icon("meter", 0.85, t.lead);
            ui.tinted(Style::Label, t.lead, edge);
        });
    }
    for open in &view.promises {
        let now = open.due <= view.turn;
        if fold.hides() && !now {
            continue;
        }
        let mut text = promised(open, view.turn);
        if now && !fold.promises {
            text = format!("{text}: {}", open.text);
        }
        ui.node(row(space::XS), |ui| {
            ui.icon("promise", 0.85, t.ink);
            // What has to be thought of in this answer stands out.
            let (style, ink) = if now {
                (Style::Label, t.ink)
            } else {
                (Style::Small, t.soft)
            };
            ui.tinted(style, ink, text);
        });
    }
    if fold.hides() {
        return;
    }
    for clock in &view.stakes.clocks {
        let text = dated(clock, view.turn);
        ui.node(row(space::XS), |ui| {
            ui.icon("clock", 0.85, t.ink);
            ui.text(Style::Small, text);
        });
    }
}

/// The line in words.
fn said(view: &View, about: u16) -> String {
    let behind = match view.stakes.behind.len() {
        0 => "Nothing is behind you yet".to_owned(),
        1 => "One crisis is behind you".to_owned(),
        n => format!("{n} crises are behind you"),
    };
    let left = about.saturating_sub(view.turn);
    format!("{behind}, about {left} are ahead after this one.")
}
