//! The moments most worth discussing: what was expected of each road, where the same luck would have led it, and questions for the table.

use bevy::prelude::*;

use super::insights::hat;
use super::scale::{self, Scale};
use super::{Parts, figure};
use crate::app::theme::{Mark, Style, Ui, column, space};
use crate::debrief::{Debrief, Moment, Road, Turn, off, one, signed};

pub(super) fn draw(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    if parts.debrief.moments.is_empty() {
        ui.text(
            Style::Plain,
            "No decision has been taken that depends on anything yet.",
        );
    }
    for moment in &parts.debrief.moments {
        let turns = &parts.debrief.turns;
        if let Some(turn) = turns.iter().find(|t| t.turn == moment.turn) {
            one_moment(ui, parts.debrief, moment, turn);
        }
    }
}

fn one_moment(ui: &mut Ui<'_, '_>, debrief: &Debrief, moment: &Moment, turn: &Turn) {
    ui.card(|ui| {
        ui.text(Style::Head, format!("Turn {}: {}", turn.turn, turn.title));
        for said in &moment.said {
            ui.prose(Style::Plain, said);
        }
        ui.text(
            Style::Soft,
            format!(
                "{}, severity {}. Luck of this crisis: {} of 100.",
                turn.situation.name(),
                turn.severity,
                turn.luck
            ),
        );
        roads(ui, turn);
        ui.prose(
            Style::Small,
            &format!(
                "The full circle is what could be expected of a road at that moment, its line the 95 % interval over {} lucks. The hollow diamond is where \
                 the luck that you really had would have led it.",
                debrief.scores.lucks
            ),
        );
        let tint = ui.look.tokens.focus;
        let node = Node {
            border: UiRect::left(px(4)),
            padding: UiRect::left(px(space::M)),
            ..column(space::XS)
        };
        ui.node((node, BorderColor::all(Color::from(tint))), |ui| {
            ui.text(Style::Label, "For the table");
            for question in &moment.questions {
                ui.prose(Style::Said, question);
            }
        });
    });
}

fn roads(ui: &mut Ui<'_, '_>, turn: &Turn) {
    let values = turn.roads.iter().flat_map(|road| {
        [
            road.expected.mean - road.expected.within,
            road.expected.mean + road.expected.within,
            road.same_luck_grade.float(),
        ]
    });
    let scale = Scale::around(values);
    let said: Vec<String> = turn
        .roads
        .iter()
        .zip('A'..)
        .map(|(road, letter)| {
            format!(
                "{letter}: {} to be expected, {} under the same luck",
                one(road.expected.mean),
                road.same_luck_grade.whole()
            )
        })
        .collect();
    let label = format!(
        "Where each road was expected to lead, and where your luck would have led it. {}.",
        said.join("; ")
    );
    let roomy = ui.look.roomy();
    figure(ui, label, column(space::M), |ui| {
        for (road, letter) in turn.roads.iter().zip('A'..) {
            one_road(ui, road, letter, scale, roomy);
        }
        beside(ui, roomy, |_| {}, |ui| scale::axis(ui, scale));
    });
}

/// Words and a track: beside each other, or one below the other.
fn beside(
    ui: &mut Ui<'_, '_>,
    roomy: bool,
    words: impl FnOnce(&mut Ui<'_, '_>),
    track: impl FnOnce(&mut Ui<'_, '_>),
) {
    let rem = ui.look.rem;
    let node = Node {
        flex_direction: if roomy {
            FlexDirection::Row
        } else {
            FlexDirection::Column
        },
        column_gap: px(space::XL),
        row_gap: px(space::XS),
        ..default()
    };
    ui.node(node, |ui| {
        let side = Node {
            width: if roomy { percent(52) } else { percent(100) },
            flex_shrink: 0.0,
            ..column(space::XS)
        };
        ui.node(side, words);
        let side = Node {
            flex_grow: 1.0,
            padding: UiRect::horizontal(px(rem)),
            ..column(0.0)
        };
        ui.node(side, track);
    });
}

fn one_road(ui: &mut Ui<'_, '_>, road: &Road, letter: char, scale: Scale, roomy: bool) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    beside(
        ui,
        roomy,
        |ui| {
            ui.row(space::S, |ui| {
                ui.text(Style::Label, letter.to_string());
                hat(ui, road.hat);
                if road.taken {
                    ui.icon("check", 0.9, t.ink);
                    ui.text(Style::Label, "what you did");
                }
            });
            ui.text(Style::Plain, format!("“{}”", road.text));
            let against = if road.taken {
                String::new()
            } else {
                format!(
                    "; against yours {} ± {}",
                    signed(road.ahead.mean),
                    off(road.ahead.within)
                )
            };
            ui.text(
                Style::Small,
                format!(
                    "Expected {}{against}. Collapses {} %. Same luck {}: “{}”.",
                    one(road.expected.mean),
                    one(road.collapses),
                    road.same_luck_grade.whole(),
                    road.same_luck_ending
                ),
            );
            if !road.taken && !road.insight.is_empty() {
                ui.text(Style::Small, road.insight.clone());
            }
        },
        |ui| {
            let high = rem * 2.0;
            scale::track(ui, scale, high, |ui| {
                let e = road.expected;
                let ends = (
                    scale.percent(e.mean - e.within),
                    scale.percent(e.mean + e.within),
                );
                let tint = if road.taken { t.ink } else { t.soft };
                scale::bar(ui, ends, (high / 2.0 - 3.0, 6.0), tint, false);
                scale::mark(
                    ui,
                    scale.percent(e.mean),
                    high / 2.0,
                    Mark::Circle,
                    16.0,
                    tint,
                );
                let there = scale.percent(road.same_luck_grade.float());
                scale::mark(ui, there, high / 2.0, Mark::Hollow, 15.0, tint);
            });
        },
    );
}
