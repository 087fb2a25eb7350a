//! Every table: where it is, how many are through; at which pace they go; whose debrief the wall tells.

use super::super::frame::Shown;
use crate::app::data::narration::phones as words;
use crate::app::kit::{Button, Stepper, Style, Ui, space};
use crate::app::play::phones::PhonesAction;
use crate::session::live::{Command, LiveStep, WallTable};

/// So many crises ahead a barrier is offered.
const AHEAD: u16 = 7;

pub(super) fn draw(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let wall = shown.wall;
    if wall.room.tables < 2 {
        return;
    }
    if wall.step.step == LiveStep::Over {
        told(ui, shown);
        return;
    }
    ui.text(Style::Label, "Tables");
    pace(ui, shown);
    for table in wall.tables.iter().filter(|table| table.people > 0) {
        ui.text(Style::Plain, place(table, shown));
    }
}

/// Where a table is: "Table 2: Vote, 3 of 4 through".
fn place(table: &WallTable, shown: &Shown) -> String {
    let apart = shown.wall.room.pace.is_some() || table.number != shown.wall.step.number;
    let crisis = match table.number {
        number if apart && number > 0 => format!("crisis {number}, "),
        _ => String::new(),
    };
    let asks = table.step.waits_for_seats();
    let through = if asks {
        format!(", {} of {} through", table.done, table.people)
    } else {
        String::new()
    };
    let name = words::name(table.step);
    format!("Table {}: {crisis}{name}{through}", table.table)
}

/// In step, or by themselves up to a barrier.
fn pace(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let (wall, until) = (shown.wall, shown.console.until);
    let step = &wall.step;
    let first = match step.step {
        LiveStep::Reveal => step.number + 1,
        _ => step.number.max(1),
    };
    let last = step.of.map_or(first + AHEAD, |of| of.min(first + AHEAD));
    let paused = wall.room.paused;
    ui.row(space::S, |ui| {
        let together = PhonesAction::Ask(Command::SetPace { until: None });
        let button = Button::new("In step", together).id("in step");
        let button = button.says("In step: all tables wait for you");
        let now = until.is_none();
        ui.button(button.toggled(now).disabled(now || paused).quiet());
        if first <= last && !paused {
            ui.text(Style::Plain, "or by themselves up to crisis");
            let bounds = (first, last.max(until.unwrap_or(0)));
            let label = "By themselves until the reveal of crisis";
            let stepper = Stepper::new("own pace", label, until, bounds, |crisis| {
                PhonesAction::from(Command::SetPace {
                    until: Some(crisis),
                })
            });
            ui.stepper(stepper.off_tab());
        }
    });
    if let Some(pace) = wall.room.pace {
        let through = words::many(u32::from(pace.through), "table is", "tables are");
        let text = format!(
            "By themselves until the reveal of crisis {}: {through} through, {} on the way.",
            pace.until, pace.going
        );
        ui.text(Style::Plain, text);
    }
}

/// Whose debrief the wall tells.
fn told(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let Some(acts) = &shown.wall.acts else { return };
    ui.text(Style::Label, "The wall tells of table");
    ui.row(space::XS, |ui| {
        let tables = shown.wall.tables.iter();
        for table in tables.filter(|table| table.people > 0 && !table.road.is_empty()) {
            let table = table.table;
            let shows = PhonesAction::Ask(Command::ShowTable { table });
            let button = Button::new(table.to_string(), shows).id(format!("tell of {table}"));
            let on = acts.table == table;
            let button = button.says(format!("The wall tells of table {table}"));
            ui.button(
                button
                    .toggled(on)
                    .disabled(on || shown.wall.room.paused)
                    .quiet(),
            );
        }
    });
}
