//! What came of an answer, on three pages: what happened; how the room voted, or what the tables did; how the meters moved.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::tables;
use crate::app::data::narration::{phones as words, room as way};
use crate::app::kit::{Arrange, Bar, Style, Ui, beside, column, space};
use crate::app::screens::page::Page;
use crate::app::screens::parts;
use crate::app::screens::room::pieces;
use crate::session::Mood;
use crate::session::live::{LiveReveal, SplitRow, WallView};

/// Width of votes and their share, in heights of text.
const SHARE: f32 = 7.0;

pub(super) fn draw(page: &mut Page, shown: &Shown) {
    let wall = shown.wall;
    let Some(reveal) = &wall.reveal else {
        return frame(page, shown, "Reveal", |ui| {
            ui.text(Style::Title, "Wait for the facilitator.");
        });
    };
    let title = format!("Reveal: {}", reveal.title);
    frame(page, shown, &title, |ui| match shown.room.page() {
        0 => answer(ui, reveal, wall.room.tables > 1),
        1 if wall.room.tables > 1 => tables::side(ui, &wall.tables),
        1 => voted(ui, reveal),
        _ => moved(ui, wall, reveal),
    });
}

/// The answer with its hat, and what happened.
fn answer(ui: &mut Ui<'_, '_>, reveal: &LiveReveal, tables: bool) {
    let t = ui.look.tokens;
    ui.text(
        Style::Soft,
        match tables {
            true => format!("{}, at table 1", reveal.title),
            false => reveal.title.clone(),
        },
    );
    let card = ui.card_bundle(parts::hat_ink(&t, reveal.hat.hat));
    ui.node(card, |ui| {
        ui.text(Style::Head, reveal.text.clone());
        parts::hat_head(ui, &reveal.hat);
        if let Some(how) = words::decided(reveal.by, reveal.speaker.as_deref()) {
            ui.text(Style::Soft, how);
        }
    });
    pieces::paragraphs(ui, &reveal.outcome);
    for voice in &reveal.says {
        parts::said(ui, voice, Mood::Calm, true);
    }
}

/// How the room voted, in each round that it voted in.
fn voted(ui: &mut Ui<'_, '_>, reveal: &LiveReveal) {
    ui.text(Style::Title, "How the room voted");
    let rounds: Vec<&Vec<SplitRow>> = reveal.rounds.iter().filter(|r| !r.is_empty()).collect();
    let many = rounds.len() > 1;
    let columns = if many && ui.look.roomy() { 2 } else { 1 };
    pieces::grid(ui, columns, |ui| {
        for (at, rows) in rounds.iter().enumerate() {
            ui.node(column(space::M), |ui| {
                if many {
                    let name = ["Before talking", "After talking"];
                    ui.text(Style::Head, name[at.min(1)]);
                }
                for (number, row) in rows.iter().enumerate() {
                    share(ui, number + 1, row);
                }
            });
        }
    });
}

fn share(ui: &mut Ui<'_, '_>, number: usize, row: &SplitRow) {
    let t = ui.look.tokens;
    let tint = if row.chosen { t.ink } else { t.soft };
    pieces::response(ui, number, &row.text, |ui| {
        let node = beside(space::S);
        ui.node(node, |ui| {
            ui.node(pieces::fill(column(0.0)), |ui| {
                let bar = Bar::moving(0.0, f32::from(row.percent), 0.0);
                ui.bar(bar, tint, 18.0);
            });
            // As wide for every answer: the bars are to be compared.
            let wide = Node::default().wide(ui.look.rem * SHARE);
            ui.node(wide, |ui| {
                let votes = row.phones + row.hands + row.cards;
                ui.short(Style::Label, t.ink, format!("{votes} · {} %", row.percent));
            });
        });
        if row.chosen {
            ui.row(space::XS, |ui| {
                ui.icon("check", 1.1, t.ink);
                ui.text(Style::Label, "The room’s answer");
            });
        }
    });
}

/// How the meters moved, and what was predicted.
fn moved(ui: &mut Ui<'_, '_>, wall: &WallView, reveal: &LiveReveal) {
    let t = ui.look.tokens;
    ui.text(
        Style::Title,
        match wall.room.tables > 1 {
            true => "What moved at table 1",
            false => "What moved",
        },
    );
    let columns = ui.look.columns(16.0, reveal.meters.len());
    pieces::grid(ui, columns, |ui| {
        for meter in &reveal.meters {
            ui.card(|ui| {
                let (before, after) = (meter.before, meter.after);
                let bar = Bar::moving(before as f32, after as f32, 0.0);
                ui.meter(&meter.id, &meter.name, bar, 14.0);
                let says = match after - before {
                    0 => format!("It stays at {after}"),
                    by => format!("{}, from {before}", parts::signed(by)),
                };
                ui.text(Style::Label, says);
            });
        }
    });
    pieces::edge(ui, &wall.meters);
    if let Some(best) = reveal.predictions.first() {
        let verdict = pieces::verdict_icon(best.verdict);
        pieces::with_icon(ui, verdict, t.ink, |ui| {
            let people = words::many(best.people, "person", "people");
            let says = format!(
                "Most predicted: {} {}, by {people}: {}",
                best.name,
                way::way(best.way),
                way::verdict(best.verdict)
            );
            ui.text(Style::Head, says);
        });
    }
    if reveal.hats.named > 0 {
        let (right, named) = (
            reveal.hats.right,
            words::many(reveal.hats.named, "hat", "hats"),
        );
        ui.text(Style::Head, format!("{right} of {named} were named right"));
    }
    if !reveal.asks.is_empty() {
        ui.text(Style::Plain, reveal.asks.clone());
    }
}
