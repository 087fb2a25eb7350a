//! What came of the response: the split, the hat, what happened, how the meters moved, and how the prediction did.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::pieces;
use crate::app::data::narration::room as words;
use crate::app::kit::{Bar, Button, Style, Ui, column, space};
use crate::app::screens::page::Page;
use crate::app::screens::parts;
use crate::session::workshop::{By, JudgedView, RevealView, RoomIntent, SplitView};
use crate::session::{MemberView, Mood};

pub(super) fn draw(page: &mut Page, shown: &Shown, reveal: &RevealView) {
    let main = Button::new(
        if reveal.last {
            "How it ended"
        } else {
            "Next crisis"
        },
        RoomIntent::Next,
    )
    .id("next")
    .icon("play")
    .main()
    .first();
    let id = format!("room/{}/reveal", reveal.turn.crisis);
    let roomy = page.look.roomy();
    let team = &shown.projector().team;
    let meters = &reveal.turn.aftermath.meters;
    frame(
        page,
        shown,
        &id,
        &format!("Reveal: {}", reveal.turn.title),
        (main, Vec::new()),
        |ui| {
            ui.tinted(Style::Soft, ui.look.tokens.soft, reveal.turn.title.clone());
            if !roomy {
                answer(ui, reveal, team);
                split(ui, reveal);
                parts::moved(ui, meters, 17.0, true);
                predictions(ui, reveal);
                return;
            }
            let beside = |share: f32| Node {
                flex_grow: share,
                ..pieces::fill(column(space::L))
            };
            ui.node(
                Node {
                    column_gap: px(space::XL),
                    align_items: AlignItems::FlexStart,
                    min_width: px(0),
                    ..default()
                },
                |ui| {
                    ui.node(beside(1.0), |ui| split(ui, reveal));
                    ui.node(beside(1.35), |ui| answer(ui, reveal, team));
                    ui.node(beside(1.0), |ui| {
                        parts::moved(ui, meters, 17.0, true);
                        predictions(ui, reveal);
                    });
                },
            );
        },
    );
}

/// Who answered what.
fn split(ui: &mut Ui<'_, '_>, reveal: &RevealView) {
    let t = ui.look.tokens;
    ui.column(space::M, |ui| {
        ui.text(Style::Head, words::decided(reveal.by));
        for (at, part) in reveal.split.iter().enumerate() {
            one(ui, at + 1, part, reveal);
        }
        if reveal.by == By::Facilitator {
            let numbers: Vec<String> = reveal
                .split
                .iter()
                .enumerate()
                .filter(|(_, part)| reveal.tied.contains(&part.response.id))
                .map(|(at, _)| (at + 1).to_string())
                .collect();
            pieces::with_icon(ui, "hand", t.soft, |ui| {
                ui.text(
                    Style::Soft,
                    format!(
                        "{} were tied; the facilitator broke the tie.",
                        numbers.join(" and ")
                    ),
                );
            });
        }
    });
}

fn one(ui: &mut Ui<'_, '_>, number: usize, part: &SplitView, reveal: &RevealView) {
    let t = ui.look.tokens;
    let tint = if part.chosen { t.ink } else { t.soft };
    ui.node(column(space::XS), |ui| {
        ui.node(
            Node {
                align_items: AlignItems::FlexStart,
                column_gap: px(space::S),
                ..default()
            },
            |ui| {
                pieces::numeral(ui, number);
                ui.node(pieces::fill(column(0.0)), |ui| {
                    ui.tinted(Style::Small, tint, part.response.text.clone());
                    if part.chosen {
                        ui.row(space::XS, |ui| {
                            ui.icon("check", 0.9, t.ink);
                            ui.text(Style::Label, "The room’s answer");
                        });
                    }
                });
            },
        );
        if reveal.counted > 0 {
            ui.node(
                Node {
                    align_items: AlignItems::Center,
                    column_gap: px(space::S),
                    ..default()
                },
                |ui| {
                    ui.node(pieces::fill(column(0.0)), |ui| {
                        let bar = Bar::moving(0.0, f32::from(part.percent), 0.0);
                        ui.bar(bar, tint, 14.0);
                    });
                    let share = format!("{} · {} %", part.hands, part.percent);
                    ui.short(Style::Label, t.ink, share);
                },
            );
        }
    });
}

/// The response with its hat, and what happened.
fn answer(ui: &mut Ui<'_, '_>, reveal: &RevealView, team: &[MemberView]) {
    let turn = &reveal.turn;
    let outline = parts::hat_ink(&ui.look.tokens, turn.hat.hat);
    let card = ui.card_bundle(outline);
    ui.node(card, |ui| {
        parts::hat_head(ui, &turn.hat);
        ui.text(Style::Label, turn.response.text.clone());
        ui.rule();
        for paragraph in turn.outcome.split("\n\n").filter(|p| !p.trim().is_empty()) {
            ui.text(Style::Plain, paragraph.trim());
        }
        for voice in &turn.says {
            let speaker = team.iter().find(|m| Some(&m.face) == voice.face.as_ref());
            let mood = speaker.map_or(Mood::Calm, |member| member.mood);
            parts::said(ui, voice, mood, true);
        }
        parts::news(ui, &turn.aftermath);
        for change in &turn.moods {
            if let Some(member) = team.iter().find(|member| member.id == change.id) {
                parts::mood_change(ui, change, &member.face);
            }
        }
    });
}

/// How the predictions did.
fn predictions(ui: &mut Ui<'_, '_>, reveal: &RevealView) {
    if reveal.predictions.is_empty() {
        return;
    }
    let t = ui.look.tokens;
    ui.card(|ui| {
        ui.text(Style::Label, "Predicted");
        for judged in &reveal.predictions {
            prediction(ui, judged);
        }
        let moved: Vec<String> = reveal
            .moved
            .iter()
            .map(|m| format!("{} {}", m.name, words::way(m.way)))
            .collect();
        let most = if moved.is_empty() {
            "No meter moved.".to_owned()
        } else {
            format!("Moved most: {}.", moved.join(", "))
        };
        ui.tinted(Style::Small, t.soft, most);
    });
}

fn prediction(ui: &mut Ui<'_, '_>, judged: &JudgedView) {
    let t = ui.look.tokens;
    let icon = pieces::verdict_icon(judged.verdict);
    let tint = if judged.leading { t.ink } else { t.soft };
    pieces::with_icon(ui, icon, tint, |ui| {
        let hands = judged
            .prediction
            .hands
            .map_or_else(String::new, |hands| format!(" ({hands})"));
        ui.tinted(
            if judged.leading {
                Style::Label
            } else {
                Style::Plain
            },
            tint,
            format!(
                "{}{hands}: {}",
                words::predicted(judged),
                words::verdict(judged.verdict)
            ),
        );
    });
}
