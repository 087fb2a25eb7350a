//! Two games side by side: what was answered to the same crisis, under which hat, and how each ended.

use bevy::prelude::*;

use crate::app::kit::{Arrange, Style, Ui, beside_top, column, filling, panes, space};
use crate::app::play::games::Played;
use crate::app::screens::parts::{hat_icons, panel};
use crate::session::{Past, PastTurn};

/// Crises of both games, in the order of the first, then those that only the second had; with the answer of each.
pub(super) fn rows<'a>(
    first: &'a Past,
    second: &'a Past,
) -> Vec<(&'a str, [Option<&'a PastTurn>; 2])> {
    let same = first.scenario == second.scenario;
    if !same {
        // Other stories have other crises: turn beside turn.
        let turns = first.turns.len().max(second.turns.len());
        return (0..turns)
            .map(|at| ("", [first.turns.get(at), second.turns.get(at)]))
            .collect();
    }
    let of = |past: &'a Past, crisis: &str| past.turns.iter().find(|turn| turn.crisis == crisis);
    let both = first
        .turns
        .iter()
        .map(|turn| (&*turn.title, [Some(turn), of(second, &turn.crisis)]));
    let later = second
        .turns
        .iter()
        .filter(|turn| of(first, &turn.crisis).is_none());
    both.chain(later.map(|turn| (&*turn.title, [None, Some(turn)])))
        .collect()
}

pub(super) fn draw(ui: &mut Ui<'_, '_>, first: &Played, second: &Played) {
    let t = ui.look.tokens;
    ui.text(Style::Head, "Side by side");
    pair(ui, |ui, at| {
        let game = [first, second][at];
        ui.text(Style::Label, game.past.title.clone());
        ui.tinted(Style::Small, t.soft, super::stands(game));
        let luck = format!("Luck: seed {}", game.past.seed);
        ui.tinted(Style::Small, t.soft, luck);
    });
    if first.past.scenario == second.past.scenario && first.past.seed == second.past.seed {
        ui.text(Style::Soft, "Both met the same luck.");
    }
    for (title, turns) in rows(&first.past, &second.past) {
        ui.column(space::XS, |ui| {
            if !title.is_empty() {
                let same = matches!(turns, [Some(a), Some(b)] if a.text == b.text);
                let note = if same { " (the same answer)" } else { "" };
                ui.text(Style::Label, format!("{title}{note}"));
            }
            pair(ui, |ui, at| match turns[at] {
                Some(turn) => {
                    if title.is_empty() {
                        ui.text(Style::Label, turn.title.clone());
                    }
                    let node = beside_top(space::S);
                    ui.node(node, |ui| {
                        hat_icons(ui, turn.hat, 1.1);
                        ui.node(filling(0.0), |ui| {
                            ui.text(Style::Plain, turn.text.clone());
                        });
                    });
                }
                None => {
                    ui.tinted(Style::Soft, t.soft, "It did not come.");
                }
            });
        });
    }
}

/// Two panels beside each other, or one below the other where there is no room.
fn pair(ui: &mut Ui<'_, '_>, mut inside: impl FnMut(&mut Ui<'_, '_>, usize)) {
    let line = ui.look.tokens.line;
    let roomy = ui.look.roomy();
    let node = panes(roomy, space::M, space::S).firm();
    ui.node(node, |ui| {
        for at in 0..2 {
            let half = if roomy { filling(0.0) } else { column(0.0) };
            ui.node(half, |ui| panel(ui, line, |ui| inside(ui, at)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Hat;

    fn past(scenario: &str, crises: &[&str]) -> Past {
        let turn = |crisis: &&str| PastTurn {
            crisis: (*crisis).to_owned(),
            title: crisis.to_uppercase(),
            text: format!("answer to {crisis}"),
            hat: Hat::Lead,
        };
        Past {
            scenario: scenario.to_owned(),
            title: scenario.to_owned(),
            seed: 1,
            room: false,
            turns: crises.iter().map(turn).collect(),
            taken_over: 0,
            ending: None,
            grade: None,
            meant: None,
            named: (0, 0),
        }
    }

    #[test]
    fn answers_to_the_same_crisis_stand_beside_each_other() {
        let (a, b) = (
            past("s", &["one", "two", "four"]),
            past("s", &["two", "three"]),
        );
        let rows: Vec<_> = rows(&a, &b)
            .into_iter()
            .map(|(title, turns)| (title, turns.map(|turn| turn.is_some())))
            .collect();
        assert_eq!(
            rows,
            [
                ("ONE", [true, false]),
                ("TWO", [true, true]),
                ("FOUR", [true, false]),
                ("THREE", [false, true]),
            ]
        );
        let other = past("t", &["two"]);
        assert_eq!(super::rows(&a, &other).len(), 3, "turn beside turn");
    }
}
