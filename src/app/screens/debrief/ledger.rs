//! The ledger lines behind a number: what, how much, why, and the decision that it goes back to.

use bevy::prelude::*;

use super::meters::say;
use super::shared::Parts;
use super::state::{OpenNumber, Opened, PageAction};
use crate::app::kit::{Arrange, Button, Look, Style, Ui, announce_label, column, row, space};
use crate::app::play::debriefing::Debriefing;
use crate::app::step::Step;
use crate::debrief::{Debrief, Kind, Line, Number, Points};

/// Which numbers a panel shows the lines of.
#[derive(Component, Debug, Clone, PartialEq, Eq)]
pub(super) enum Panel {
    /// All of a kind. Something stands in it even if nothing is open.
    Kind(Kind),
    /// Those of one member.
    Member(String),
}

impl Panel {
    fn shows(&self, number: &Number) -> bool {
        match self {
            Self::Kind(kind) => number.kind == *kind,
            Self::Member(id) => {
                let rest = number.id.strip_prefix("member:");
                rest.and_then(|rest| rest.strip_prefix(id.as_str()))
                    .is_some_and(|rest| rest.starts_with(':'))
            }
        }
    }
}

/// A place for the lines of what is open.
pub(super) fn panel(ui: &mut Ui<'_, '_>, panel: Panel, node: Node, parts: &Parts<'_>) {
    let access = announce_label(accesskit::Role::Region, "Ledger");
    ui.node((node, access, panel.clone()), |ui| {
        fill(ui, &panel, parts.debrief, parts.opened);
    });
}

/// All lines of a number in a turn, or in all of them.
pub(super) fn lines<'a>(debrief: &'a Debrief, opened: &Opened) -> Vec<&'a Line> {
    let of = debrief.ledger.iter();
    of.filter(|line| line.number == opened.number)
        .filter(|line| opened.turn.is_none_or(|turn| turn == line.turn))
        .collect()
}

fn fill(ui: &mut Ui<'_, '_>, panel: &Panel, debrief: &Debrief, opened: Option<&Opened>) {
    let found = opened.and_then(|opened| {
        let number = debrief.numbers.iter().find(|n| n.id == opened.number)?;
        panel.shows(number).then_some((opened, number))
    });
    let Some((opened, number)) = found else {
        if let Panel::Kind(kind) = panel {
            ui.text(
                Style::Soft,
                match kind {
                    Kind::Meter => {
                        "Every point is the sum of its ledger lines. Go to one by key or by hand, and they stand here."
                    }
                    _ => "Every number is the sum of its ledger lines. Open one, and they stand here.",
                },
            );
        }
        return;
    };
    let title = match opened.turn {
        Some(turn) => say(debrief, number, turn),
        None => {
            let ends = (number.values.first(), number.values.last());
            let (first, last) = (
                ends.0.copied().unwrap_or_default(),
                ends.1.copied().unwrap_or_default(),
            );
            format!(
                "{}: from {} to {}",
                number.name,
                first.whole(),
                last.whole()
            )
        }
    };
    ui.text(Style::Label, title);
    let lines = lines(debrief, opened);
    if lines.is_empty() {
        ui.text(Style::Soft, "Nothing changed it.");
        return;
    }
    let mut turn = None;
    for line in &lines {
        if opened.turn.is_none() && turn != Some(line.turn) {
            turn = Some(line.turn);
            let name = match line.turn {
                0 => "At the start".to_owned(),
                n => format!("{n}. {}", line.crisis),
            };
            ui.text(Style::Small, name);
        }
        one_line(ui, line, number, opened.turn.is_some());
    }
    if opened.turn.is_some_and(|turn| turn > 0) {
        let sum = Points(lines.iter().map(|line| line.change.0).sum());
        ui.rule();
        figure_and_words(ui, &sum.signed(), |ui| {
            ui.text(Style::Label, "in all");
        });
    }
}

fn figure_and_words(ui: &mut Ui<'_, '_>, figure: &str, words: impl FnOnce(&mut Ui<'_, '_>)) {
    let (rem, ink) = (ui.look.rem, ui.look.tokens.ink);
    let node = row(space::M).align_top().one_line();
    ui.node(node, |ui| {
        let side = Node::default().wide(rem * 3.0).to_end();
        ui.node(side, |ui| {
            ui.short(Style::Label, ink, figure);
        });
        let node = column(space::XS).grow();
        ui.node(node, words);
    });
}

fn one_line(ui: &mut Ui<'_, '_>, line: &Line, number: &Number, goes_back: bool) {
    figure_and_words(ui, &line.change.signed(), |ui| {
        ui.text(Style::Plain, line.cause.clone());
        let Some(origin) = &line.origin else { return };
        ui.text(
            Style::Small,
            format!("decided in crisis {}: {}", origin.turn, origin.text),
        );
        if goes_back && origin.turn != line.turn {
            let back = Opened {
                number: number.id.clone(),
                turn: Some(origin.turn),
            };
            ui.button(
                Button::new(
                    format!("Back to crisis {}", origin.turn),
                    PageAction::Open(back),
                )
                .says(format!("Back to crisis {}, {}", origin.turn, origin.crisis))
                .id(format!("back/{}/{}/{}", number.id, origin.turn, line.cause))
                .icon("back")
                .quiet(),
            );
        }
    });
}

/// Fills the panels again when something else is open; the page stays as it is.
fn follow(
    state: Res<Debriefing>,
    open: Res<OpenNumber>,
    mut shown: Local<Option<Opened>>,
    panels: Query<(Entity, &Panel)>,
    look: Res<Look>,
    mut commands: Commands,
) {
    if open.0 == *shown {
        return;
    }
    shown.clone_from(&open.0);
    let Some(debrief) = state.debrief() else {
        return;
    };
    for (entity, panel) in &panels {
        commands
            .entity(entity)
            .despawn_children()
            .with_children(|at| fill(&mut Ui::new(at, &look), panel, debrief, shown.as_ref()));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow.in_set(Step::Drawn));
}
