//! What the situations asked for and what was worn: two strips, one above the other; where there is no room for them, turn by turn.

use bevy::prelude::*;

use super::insights::hat_icon;
use super::shared::{Parts, figure, quiet};
use crate::app::kit::{Arrange, Style, Ui, announce_label, at, block, column, row, space};
use crate::content::phrases;
use crate::debrief::{Fit, Turn};

/// The sign of a fit, and the word for it.
const fn fit(fit: Fit) -> (&'static str, &'static str) {
    match fit {
        Fit::Fits => ("check", "fits"),
        Fit::Apart => ("cross", "apart"),
        Fit::Waited => ("clock", "waited"),
        Fit::Unasked => ("minus", "not asked"),
    }
}

fn percents(share: Option<i32>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"))
}

/// A turn in words.
fn say(turn: &Turn) -> String {
    let asked = turn.asked_lead.map_or_else(
        || "nothing asked".to_owned(),
        |lead| format!("asked {lead} % leading, {} % managing", 100 - lead),
    );
    format!(
        "Crisis {}, {}: {asked}; you wore {}; {}",
        turn.turn,
        turn.title,
        phrases::hat(turn.hat).0,
        fit(turn.fit).1
    )
}

pub(super) fn draw(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    let turns = &parts.debrief.turns;
    let fits = turns.iter().filter(|t| t.fit == Fit::Fits).count();
    let label = format!(
        "The hat that was asked for and the hat that was worn: it fitted in {fits} of {} crises.",
        turns.len()
    );
    let rem = ui.look.rem;
    let side = rem * 4.0;
    let step = ((parts.width - side) / turns.len().max(1) as f32).floor();
    let strips = step >= rem * 2.9;
    let what = if strips {
        "Upper strip: the share of leading and managing that each situation asks for. Lower strip: what your response was."
    } else {
        "What each situation asks for, as the share of leading, and what your response was."
    };
    ui.prose(
        Style::Plain,
        &format!("{what} Neither hat is worth more than the other; a pure hat fits where the moment leans its way."),
    );
    ui.card(|ui| {
        ui.text(
            Style::Label,
            format!("The hat fitted in {fits} of {} crises.", turns.len()),
        );
        if strips {
            let node = row(0.0).one_line();
            figure(ui, label, node, |ui| {
                words(ui, side);
                for turn in turns {
                    strip(ui, turn, step);
                }
            });
        } else {
            figure(ui, label, column(space::M), |ui| {
                for turn in turns {
                    line(ui, turn);
                }
            });
        }
    });
}

/// Heights of the parts of a strip, in heights of text: the number, a cell, the room between them.
const NUMBER: f32 = 1.4;
const CELL: f32 = 3.4;
const GAP: f32 = 0.6;

fn words(ui: &mut Ui<'_, '_>, wide: f32) {
    let (rem, ink) = (ui.look.rem, ui.look.tokens.ink);
    let high = (NUMBER + CELL * 2.0 + GAP + 3.0) * rem;
    let node = block(px(wide), px(high));
    ui.node(node, |ui| {
        for (i, word) in ["asked", "worn"].into_iter().enumerate() {
            let top = (NUMBER + (CELL + GAP) * i as f32) * rem;
            let place = Rect::new(0.0, top, wide - space::M, top + CELL * rem);
            ui.note(place, JustifyContent::FlexEnd, Style::Label, ink, word);
        }
    });
}

/// One turn: what was asked above, what was worn below, and whether they fit.
fn strip(ui: &mut Ui<'_, '_>, turn: &Turn, step: f32) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let wide = step - 4.0;
    let node = block(px(step), px((NUMBER + CELL * 2.0 + GAP + 3.0) * rem));
    let access = announce_label(accesskit::Role::ListItem, say(turn));
    ui.node((node, access), |ui| {
        let number = Rect::new(0.0, 0.0, wide, NUMBER * rem);
        ui.note(
            number,
            JustifyContent::Center,
            Style::Small,
            t.soft,
            turn.turn.to_string(),
        );
        let top = NUMBER * rem;
        match turn.asked_lead {
            Some(lead) => shares(ui, top, wide, lead),
            None => empty(ui, top, wide, "–"),
        }
        let below = top + (CELL + GAP) * rem;
        match turn.worn_lead {
            Some(lead) => shares(ui, below, wide, lead),
            None => empty(ui, below, wide, "wait"),
        }
        let (icon, word) = fit(turn.fit);
        let under = below + (CELL + 0.3) * rem;
        let place = at(0.0, under, wide, rem * 1.1).to_centre();
        let tint = if turn.fit == Fit::Apart {
            t.lead
        } else {
            t.ink
        };
        ui.node(place, |ui| {
            ui.icon(icon, 1.1, tint);
        });
        let place = Rect::new(-2.0, under + rem * 1.2, wide + 2.0, under + rem * 2.4);
        ui.note(place, JustifyContent::Center, Style::Small, t.soft, word);
    });
}

/// A cell of which the upper part leads and the lower part manages.
fn shares(ui: &mut Ui<'_, '_>, top: f32, wide: f32, lead: i32) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let high = CELL * rem;
    let upper = high * lead.clamp(0, 100) as f32 / 100.0;
    for (from, to, ground, icon, share) in [
        (0.0, upper, t.lead, "lead", lead),
        (upper, high, t.manage, "manage", 100 - lead),
    ] {
        if to - from < 1.0 {
            continue;
        }
        let node = Node {
            column_gap: px(space::XS),
            ..at(0.0, top + from, wide, to - from).outlined(1.0).centred()
        };
        ui.node(
            (
                node,
                BackgroundColor(ground.into()),
                BorderColor::all(Color::from(t.card)),
            ),
            |ui| {
                if to - from >= rem * 1.1 {
                    ui.icon(icon, 0.9, t.card);
                    if wide >= rem * 3.4 && share < 100 {
                        ui.short(Style::Small, t.card, share.to_string());
                    }
                }
            },
        );
    }
}

fn empty(ui: &mut Ui<'_, '_>, top: f32, wide: f32, word: &str) {
    let t = ui.look.tokens;
    let high = CELL * ui.look.rem;
    let node = at(1.0, top, wide - 2.0, high).outlined(2.0);
    ui.node((node, BorderColor::all(Color::from(t.wait))), |ui| {
        let place = Rect::new(-2.0, 0.0, wide - 4.0, high - 4.0);
        ui.note(place, JustifyContent::Center, Style::Small, t.soft, word);
    });
}

/// One turn where there is no room for strips.
fn line(ui: &mut Ui<'_, '_>, turn: &Turn) {
    let t = ui.look.tokens;
    let access = announce_label(accesskit::Role::ListItem, say(turn));
    ui.node((column(space::XS), access), |ui| {
        quiet(ui, Style::Label, format!("{}. {}", turn.turn, turn.title));
        quiet(
            ui,
            Style::Soft,
            format!("asked: {} leading", percents(turn.asked_lead)),
        );
        ui.row(space::M, |ui| {
            let tint = t.hat(turn.hat);
            let (icon, word) = fit(turn.fit);
            ui.icon(hat_icon(turn.hat), 1.1, tint);
            quiet(
                ui,
                Style::Plain,
                format!("worn: {}", phrases::hat(turn.hat).0),
            );
            ui.icon(
                icon,
                0.9,
                if turn.fit == Fit::Apart {
                    t.lead
                } else {
                    t.ink
                },
            );
            quiet(ui, Style::Plain, word);
        });
    });
}
