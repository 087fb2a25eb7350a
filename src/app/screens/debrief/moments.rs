//! The moments most worth discussing: what was expected of each road, where the same luck would have led it, and questions for the table.

use bevy::prelude::*;

use super::insights::hat;
use super::scale::{self, Scale};
use super::shared::{Parts, figure};
use crate::app::kit::{Arrange, Mark, Style, Ui, column, panes, row, space};
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
        ui.text(Style::Head, format!("Crisis {}: {}", turn.turn, turn.title));
        for said in &moment.said {
            ui.prose(Style::Plain, said);
        }
        if let Some(said) = debrief.beside_turning_point(moment) {
            ui.prose(Style::Soft, &said);
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
                 the luck that you really had would have led it. Beside them: both as figures.",
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
    figure(ui, label, column(0.0), |ui| {
        for (road, letter) in turn.roads.iter().zip('A'..) {
            one_track(ui, road, letter, scale, roomy);
        }
        beside(ui, roomy, |_| {}, |ui| scale::axis(ui, scale), "");
    });
    for (road, letter) in turn.roads.iter().zip('A'..) {
        in_words(ui, road, letter);
    }
}

/// A name, a track and figures: beside each other, or below each other.
fn beside(
    ui: &mut Ui<'_, '_>,
    roomy: bool,
    name: impl FnOnce(&mut Ui<'_, '_>),
    track: impl FnOnce(&mut Ui<'_, '_>),
    figures: &str,
) {
    let rem = ui.look.rem;
    let soft = ui.look.tokens.soft;
    let node = panes(roomy, space::L, 0.0).align_middle_beside(roomy);
    ui.node(node, |ui| {
        let side = row(space::S).wide_beside(roomy, rem * 17.0);
        ui.node(side, |ui| {
            name(ui);
            if !roomy && !figures.is_empty() {
                ui.short(Style::Small, soft, figures);
            }
        });
        let side = Node {
            flex_grow: 1.0,
            padding: UiRect::horizontal(px(rem)),
            ..column(0.0)
        };
        ui.node(side, track);
        if roomy {
            let side = Node::default().wide(rem * 6.0).to_end();
            ui.node(side, |ui| {
                ui.short(Style::Small, soft, figures);
            });
        }
    });
}

fn name(ui: &mut Ui<'_, '_>, road: &Road, letter: char) {
    let ink = ui.look.tokens.ink;
    ui.text(Style::Label, letter.to_string());
    hat(ui, road.hat);
    if road.taken {
        ui.icon("check", 0.9, ink);
        ui.text(Style::Label, "what you did");
    }
}

fn one_track(ui: &mut Ui<'_, '_>, road: &Road, letter: char, scale: Scale, roomy: bool) {
    let t = ui.look.tokens;
    let high = ui.look.rem * 1.8;
    let e = road.expected;
    let figures = format!("{}  ·  {}", one(e.mean), road.same_luck_grade.whole());
    beside(
        ui,
        roomy,
        |ui| name(ui, road, letter),
        |ui| {
            scale::track(ui, scale, high, |ui| {
                let middle = high / 2.0;
                scale::bar(ui, (0.0, 100.0), (middle - 0.5, 1.0), t.line, false);
                let ends = (
                    scale.percent(e.mean - e.within),
                    scale.percent(e.mean + e.within),
                );
                let tint = if road.taken { t.ink } else { t.soft };
                scale::bar(ui, ends, (middle - 3.0, 6.0), tint, false);
                scale::mark(ui, scale.percent(e.mean), middle, Mark::Circle, 14.0, tint);
                let there = scale.percent(road.same_luck_grade.float());
                scale::mark(ui, there, middle, Mark::Hollow, 14.0, tint);
            });
        },
        &figures,
    );
}

/// A road in words.
fn in_words(ui: &mut Ui<'_, '_>, road: &Road, letter: char) {
    let node = column(0.0).at_most(ui.look.rem * 46.0).below(space::XS);
    ui.node(node, |ui| {
        ui.text(Style::Plain, format!("{letter}: “{}”", road.text));
        let against = if road.taken {
            "; it is what you did".to_owned()
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
    });
}
