//! The rows of a save: its start and every decision, with what came of it.

use std::path::Path;

use super::table::{Cell, Kind, Table};
use crate::analysis::simulation::fits;
use crate::cli::CliError;
use crate::content::Source;
use crate::engine::{Happening, Ledger, Next, ONE, Slot, State};
use crate::session::{Record, Text, verify};

/// Meters and undercurrents that every scenario has.
const NUMBERS: [(&str, Slot); 9] = [
    ("morale", Slot::MORALE),
    ("stability", Slot::STABILITY),
    ("results", Slot::RESULTS),
    ("direction", Slot::DIRECTION),
    ("order", Slot::ORDER),
    ("trust", Slot::TRUST),
    ("fatigue", Slot::FATIGUE),
    ("competence", Slot::COMPETENCE),
    ("backlog", Slot::BACKLOG),
];

/// An empty table.
pub(super) fn table() -> Table {
    use Kind::{Count, Number, Text};
    let mut columns = vec![
        ("save", Text),
        ("scenario", Text),
        ("title", Text),
        ("rulebook", Text),
        ("version", Text),
        ("scenario_hash", Text),
        ("rulebook_hash", Text),
        ("seed", Text),
        ("tag", Text),
        ("began", Text),
        ("turn", Count),
        ("crisis", Text),
        ("crisis_title", Text),
        ("situation", Text),
        ("severity", Count),
        ("share_asked", Number),
        ("response", Text),
        ("hat", Text),
        ("fit", Number),
        ("luck", Count),
        ("decided", Text),
        ("seconds", Number),
        ("grade", Number),
        ("ending", Text),
        ("as_saved", Count),
    ];
    columns.extend(NUMBERS.map(|(name, _)| (name, Number)));
    Table {
        columns,
        rows: Vec::new(),
    }
}

fn number(thousandths: i32) -> Cell {
    Cell::Number(f64::from(thousandths) / f64::from(ONE))
}

/// A time as people and programs read it, in UTC.
fn time(milliseconds: i64) -> Cell {
    jiff::Timestamp::from_millisecond(milliseconds).map_or(Cell::Nothing, |time| {
        Cell::Text(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    })
}

fn source(text: &Text) -> Source {
    Source {
        name: text.name.clone(),
        path: None,
        text: text.text.clone(),
    }
}

/// Adds the rows of a save: turn 0 is the start.
///
/// # Errors
/// If the texts in the save cannot be used, or a decision does not fit the game.
pub(super) fn add(table: &mut Table, path: &Path, record: &Record) -> Result<(), CliError> {
    let edition = record.newest();
    let story = source(&edition.scenario).scenario()?;
    let rulebook = source(&edition.rulebook).rulebook()?;
    let verified = verify(record, path)?;
    // The plan as it stood at the end: what is skipped by then is no crisis that was answered.
    let game = record.plan().game(&story, rulebook);
    let fits = fits(game.scenario(), game.rulebook());
    let save = path.file_stem().unwrap_or_default().to_string_lossy();
    let meta = &record.meta;
    let same = [
        Cell::from(&*save),
        Cell::from(meta.scenario.as_str()),
        Cell::from(meta.title.as_str()),
        Cell::from(game.rulebook().id.as_str()),
        Cell::from(meta.program.as_str()),
        Cell::from(edition.scenario.hash.get(..16)),
        Cell::from(edition.rulebook.hash.get(..16)),
        Cell::Text(meta.seed.to_string()),
        Cell::from(record.tag()),
        time(meta.created),
    ];
    let numbers = |ledger: &Ledger, turn: u16| {
        NUMBERS.map(|(_, slot)| number(ledger.value_after(slot, turn)))
    };
    let mut state = State::new(game.scenario());
    let mut ledger = Ledger::default();
    let mut next = game.begin(&mut state, meta.seed, &mut ledger);
    let mut row = same.to_vec();
    row.push(Cell::Count(0));
    row.resize(table.columns.len() - NUMBERS.len(), Cell::Nothing);
    row.extend(numbers(&ledger, 0));
    table.rows.push(row);
    let mut before = meta.created;
    for (position, decision) in record.decisions.iter().enumerate() {
        let misfit = || {
            CliError::new(
                format!("decision {} does not fit the game", position + 1),
                path.display().to_string(),
                format!(
                    "see `two-hats replay {}`, or leave this save out",
                    path.display()
                ),
            )
        };
        let Next::Asks(crisis) = next else {
            return Err(misfit());
        };
        if story.crisis(crisis).id != decision.crisis {
            return Err(misfit());
        }
        let response = story
            .find_response(&decision.crisis, &decision.response)
            .ok_or_else(misfit)?;
        next = game
            .decide(&mut state, response, &mut ledger)
            .map_err(|_| misfit())?;
        let of = game.scenario().crisis(crisis);
        let asked = game.rulebook().rules.as_ref();
        let asked = asked.map(|rules| number(rules.situations.of(of.situation).lead_share));
        let luck = ledger
            .events_of(decision.turn)
            .find_map(|event| match event {
                Happening::Chose(_, luck) => Some(Cell::Count(luck.thousandths())),
                _ => None,
            });
        let fit = fits.get(response.at()).copied();
        let fit = fit.and_then(|fit| i32::try_from(fit).ok()).map(number);
        let hat = game.scenario().response(response).hat;
        let held = verified.decisions.get(position);
        let mut row = same.to_vec();
        row.extend([
            Cell::Count(i32::from(decision.turn)),
            Cell::from(decision.crisis.as_str()),
            Cell::from(story.crisis(crisis).title.as_str()),
            Cell::Text(format!("{:?}", of.situation).to_lowercase()),
            Cell::Count(of.severity * 100 / ONE),
            asked.unwrap_or(Cell::Nothing),
            Cell::from(decision.response.as_str()),
            Cell::Text(hat.name().to_lowercase()),
            fit.unwrap_or(Cell::Nothing),
            luck.unwrap_or(Cell::Nothing),
            time(decision.at),
            Cell::Number((decision.at - before) as f64 / 1000.0),
            number(decision.grade),
            Cell::from(decision.ending.as_deref()),
            held.map_or(Cell::Nothing, |held| Cell::Count(i32::from(held.holds()))),
        ]);
        row.extend(numbers(&ledger, decision.turn));
        table.rows.push(row);
        before = decision.at;
    }
    Ok(())
}
