//! The count of the round at hand: phones by themselves, hands and cards typed in beside them, and giving an answer whatever was voted.

use super::super::frame::Shown;
use super::sure::sure;
use crate::app::data::narration::phones as words;
use crate::app::kit::{Button, Stepper, Style, Ui, space};
use crate::app::play::phones::{DeskAction, PhonesAction};
use crate::app::screens::room::pieces;
use crate::session::live::{Ballot, Command, TallyRow, TallyView};

/// With more tables than this, one is chosen.
const MOST: usize = 3;

pub(super) fn draw(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let tallies = &shown.console.tallies;
    if tallies.is_empty() {
        return;
    }
    ballots(ui, shown);
    if tallies.len() <= MOST {
        for tally in tallies {
            one(ui, shown, tally);
        }
        return;
    }
    let chosen = shown.room.desk().table;
    let tally = tallies.iter().find(|tally| tally.table == chosen);
    let Some(tally) = tally.or(tallies.first()) else {
        return;
    };
    let bounds = (1, shown.wall.room.tables);
    let stepper = Stepper::new(
        "count of table",
        "Table",
        Some(tally.table),
        bounds,
        |table| PhonesAction::from(DeskAction::Table(table)),
    );
    ui.row(space::S, |ui| {
        ui.text(Style::Label, "The count of table");
        ui.stepper(stepper.off_tab());
    });
    one(ui, shown, tally);
}

/// What is typed in beside phones.
fn ballots(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let chosen = shown.room.desk().ballot;
    ui.row(space::S, |ui| {
        ui.text(Style::Plain, "Type in beside phones:");
        for (ballot, label) in [(Ballot::Hands, "Hands"), (Ballot::Cards, "Cards")] {
            let chooses = PhonesAction::from(DeskAction::Ballot(ballot));
            let button = Button::new(label, chooses).id(format!("ballot {label}"));
            ui.button(button.toggled(chosen == ballot).quiet());
        }
    });
}

fn one(ui: &mut Ui<'_, '_>, shown: &Shown, tally: &TallyView) {
    let tables = shown.wall.room.tables;
    let head = match tables {
        1 => "Votes, for you alone".to_owned(),
        _ => format!("Table {}, for you alone", tally.table),
    };
    ui.text(Style::Label, head);
    let ballot = shown.room.desk().ballot;
    for (at, given) in tally.rows.iter().enumerate() {
        let number = at + 1;
        let typed: u16 = given.typed.iter().map(|(_, count)| count).sum();
        pieces::response(ui, number, &given.text, |ui| {
            ui.row(space::S, |ui| {
                let votes = given.phones + u32::from(typed);
                ui.text(Style::Label, words::many(votes, "vote", "votes"));
                if typed > 0 {
                    ui.text(Style::Small, format!("{} by phone", given.phones));
                }
                ui.stepper(stepper(tally, given, ballot).off_tab());
                let choose = Command::Choose {
                    table: tally.table,
                    crisis: tally.crisis.clone(),
                    response: given.response.clone(),
                };
                let at_table = match tables {
                    1 => String::new(),
                    _ => format!(" at table {}", tally.table),
                };
                let question = format!(
                    "Give answer {number}{at_table}, whatever was voted, and reveal it at once? Steps that are left, such as the prediction, are skipped."
                );
                let id = format!("give {} {}", tally.table, given.response);
                sure(ui, shown, ("Give it", id), &question, choose);
            });
        });
    }
}

/// Hands or cards beside the phones.
fn stepper(tally: &TallyView, given: &TallyRow, ballot: Ballot) -> Stepper {
    let (table, crisis) = (tally.table, tally.crisis.clone());
    let response = given.response.clone();
    let (name, label) = match ballot {
        Ballot::Hands => ("hands", "Hands beside the phones"),
        Ballot::Cards => ("cards", "Cards beside the phones"),
    };
    let typed = given.typed.iter().find(|(kind, _)| *kind == ballot);
    let count = typed.map_or(0, |(_, count)| *count);
    let id = format!("{name} {table} {response}");
    let sends = move |count| {
        PhonesAction::from(Command::Count {
            table,
            crisis: crisis.clone(),
            response: response.clone(),
            ballot,
            count,
        })
    };
    Stepper::new(id, label, Some(count), (0, 2_000), sends)
}
