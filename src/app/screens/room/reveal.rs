//! What came of the response: the split, the hat, what happened, how the meters moved, and how the prediction did.

use bevy::prelude::*;

use super::{Shown, frame, pieces};
use crate::app::page::Page;
use crate::app::room::said;
use crate::app::theme::{Bar, Button, Style, Ui, column, space};
use crate::session::workshop::{By, JudgedView, RevealView, RoomIntent, SplitView};
use crate::session::{Aftermath, MeterMove, PromiseTurn, ValueTurn};

/// Lines of a ledger that are shown for one meter.
const LINES: usize = 4;

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
    frame(
        page,
        shown,
        &id,
        &format!("Reveal: {}", reveal.turn.title),
        (main, Vec::new()),
        |ui| {
            ui.tinted(Style::Soft, ui.look.tokens.soft, reveal.turn.title.clone());
            if !roomy {
                answer(ui, reveal);
                split(ui, reveal);
                meters(ui, reveal);
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
                    ui.node(beside(1.35), |ui| answer(ui, reveal));
                    ui.node(beside(1.0), |ui| {
                        meters(ui, reveal);
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
        ui.text(Style::Head, said::decided(reveal.by));
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
fn answer(ui: &mut Ui<'_, '_>, reveal: &RevealView) {
    let turn = &reveal.turn;
    let outline = ui.look.tokens.hat(turn.hat.hat);
    let card = ui.card_bundle(outline);
    ui.node(card, |ui| {
        pieces::hat(ui, &turn.hat);
        ui.text(Style::Label, turn.response.text.clone());
        ui.rule();
        for paragraph in turn.outcome.split("\n\n").filter(|p| !p.trim().is_empty()) {
            ui.text(Style::Plain, paragraph.trim());
        }
        for voice in &turn.says {
            let who = voice
                .who
                .as_ref()
                .map_or_else(String::new, |who| format!("{who}: "));
            ui.text(Style::Said, format!("{who}{}", voice.text));
        }
        news(ui, &turn.aftermath);
        for mood in &turn.moods {
            ui.text(
                Style::Soft,
                format!(
                    "{} was {} and is {} now.",
                    mood.name,
                    mood.before.word(),
                    mood.now.word()
                ),
            );
        }
    });
}

fn news(ui: &mut Ui<'_, '_>, aftermath: &Aftermath) {
    let t = ui.look.tokens;
    for back in &aftermath.came_back {
        pieces::with_icon(ui, "back", t.soft, |ui| {
            ui.text(Style::Soft, back.text.clone());
        });
    }
    for promise in &aftermath.promises {
        let what = match promise.what {
            PromiseTurn::Made => format!("Promised, by crisis {}", promise.due),
            PromiseTurn::Kept => "Promise kept".to_owned(),
            PromiseTurn::Broken => "Promise broken".to_owned(),
        };
        pieces::with_icon(ui, "promise", t.ink, |ui| {
            ui.text(Style::Plain, format!("{what}: {}", promise.text));
        });
    }
    for value in &aftermath.values {
        let what = match value.what {
            ValueTurn::Honoured => "Value honoured",
            ValueTurn::Breached => "Value breached",
            ValueTurn::Repaired => "Breach repaired",
        };
        pieces::with_icon(ui, "value", t.ink, |ui| {
            ui.text(Style::Plain, format!("{what}: {}", value.text));
        });
    }
    for left in &aftermath.left {
        pieces::with_icon(ui, "left", t.ink, |ui| {
            ui.text(Style::Label, format!("{} has left.", left.name));
        });
    }
}

/// How the meters moved, one after the other.
fn meters(ui: &mut Ui<'_, '_>, reveal: &RevealView) {
    for (at, meter) in reveal.turn.aftermath.meters.iter().enumerate() {
        ui.node(column(space::XS), |ui| {
            one_meter(ui, meter, at as f32 * 0.4)
        });
    }
}

fn one_meter(ui: &mut Ui<'_, '_>, meter: &MeterMove, wait: f32) {
    let t = ui.look.tokens;
    let (before, after) = (meter.before as f32, meter.after as f32);
    let wide = ui.meter(
        &meter.id,
        &meter.name,
        Bar::moving(before, after, wait),
        30.0,
    );
    ui.insert(
        wide,
        Node {
            width: percent(100),
            ..column(space::XS)
        },
    );
    let by = meter.after - meter.before;
    let (icon, words) = match by {
        0 => ("minus", "no change".to_owned()),
        1.. => ("up", format!("+{by}")),
        _ => ("down", format!("−{}", by.abs())),
    };
    ui.row(space::XS, |ui| {
        ui.icon(icon, 0.9, t.meter(&meter.id));
        ui.text(Style::Label, words);
    });
    for line in meter.lines.iter().take(LINES) {
        let sign = if line.points < 0 { '−' } else { '+' };
        ui.text(
            Style::Small,
            format!("{sign}{} {}", line.points.abs(), line.why),
        );
    }
    let rest: i32 = meter.lines.iter().skip(LINES).map(|l| l.points).sum();
    if meter.lines.len() > LINES {
        let sign = if rest < 0 { '−' } else { '+' };
        ui.text(
            Style::Small,
            format!("{sign}{} and smaller things", rest.abs()),
        );
    }
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
            .map(|m| format!("{} {}", m.name, said::way(m.way)))
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
                said::predicted(judged),
                said::verdict(judged.verdict)
            ),
        );
    });
}
