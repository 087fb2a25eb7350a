//! `two-hats export`: what a room with phones did, one row each.

mod people;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::CliError;
use super::collect::table::{Cell, Kind, Table};
use super::print::{self, print};
use super::write::{self, Force};
use crate::session::live::is_room;
use crate::session::{Event, Record, read};

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// One row a vote: the last one of a seat in a round.
    Votes,
    /// One row a prediction.
    Predictions,
    /// One row for each hat that was named.
    Hats,
    /// One row for each decision of a table.
    Tables,
    /// What people mean to do from now on; also as a calendar (.ics).
    Commitments,
    /// What observers saw met, and what they wrote: one row each.
    Observations,
    /// What people answered before and after: one row a form, as `two-hats quiz` keeps it, with its points.
    Questions,
}

/// Arguments of `two-hats export`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The save of a room.
    save: PathBuf,
    /// What to write.
    #[arg(value_enum)]
    what: What,
    /// Write to this file: .csv, .parquet, and for commitments .ics; without, CSV is printed.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
    /// For a calendar: after how many days people want to be reminded.
    #[arg(long, value_name = "N", default_value_t = 14, value_parser = clap::value_parser!(i64).range(1..=365))]
    days: i64,
}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let output = match &args.output {
        Some(path) => Some((path, args.force.look(path)?)),
        None => None,
    };
    let record = read(&args.save)?;
    if !is_room(&record) {
        return Err(CliError::new(
            "this is not the save of a room with phones",
            args.save.display().to_string(),
            "`two-hats collect` puts other saves into a table",
        ));
    }
    let Some((path, existing)) = output else {
        return print(ExitCode::SUCCESS, |out| {
            out.write_all(table(&record, args.what).csv().as_bytes())
        });
    };
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("csv") => write::file(path, &table(&record, args.what).csv(), existing)?,
        Some("parquet") => write::bytes(path, &table(&record, args.what).parquet()?, existing)?,
        Some("ics") if args.what == What::Commitments => {
            write::file(path, &people::calendar(&record, args.days), existing)?;
        }
        _ => return Err(unknown(path)),
    }
    print::tell(&format!("Written: {}", path.display()));
    Ok(ExitCode::SUCCESS)
}

fn unknown(path: &Path) -> CliError {
    CliError::new(
        "the ending of the file does not say in which form to write",
        path.display().to_string(),
        "let it end in .csv or .parquet; commitments also in .ics",
    )
}

fn table(record: &Record, what: What) -> Table {
    match what {
        What::Votes => votes(record),
        What::Predictions => predictions(record),
        What::Hats => hats(record),
        What::Tables => tables(record),
        What::Commitments => people::commitments(record),
        What::Observations => people::observations(record),
        What::Questions => people::questions(record),
    }
}

/// One vote, as it counted.
struct Voted {
    response: String,
    seconds: Option<f64>,
    changed: i32,
}

/// Votes of crises that were asked anew do not count; those of a decision that was taken back do, because it is asked again with them.
fn votes(record: &Record) -> Table {
    let mut found: BTreeMap<(u16, String, u8, u32), Voted> = BTreeMap::new();
    let mut opened: BTreeMap<u16, i64> = BTreeMap::new();
    for entry in &record.entries {
        match &entry.event {
            Event::StepOpened(step) => {
                if step.fresh {
                    found.retain(|(table, crisis, ..), _| {
                        *table != step.table || *crisis != step.crisis
                    });
                }
                if step.step.round().is_some() {
                    opened.insert(step.table, entry.at);
                }
            }
            Event::Vote(vote) => {
                let key = (vote.table, vote.crisis.clone(), vote.round, vote.seat);
                let since = opened.get(&vote.table);
                let seconds = since.map(|since| (entry.at - since) as f64 / 1000.0);
                let before = found.get(&key);
                let changed = before.map_or(0, |before| {
                    before.changed + i32::from(before.response != vote.response)
                });
                let response = vote.response.clone();
                found.insert(
                    key,
                    Voted {
                        response,
                        seconds,
                        changed,
                    },
                );
            }
            _ => {}
        }
    }
    let rows = found
        .into_iter()
        .map(|((table, crisis, round, seat), vote)| {
            vec![
                Cell::Count(seat as i32),
                Cell::Count(table.into()),
                (&*crisis).into(),
                Cell::Count(round.into()),
                (&*vote.response).into(),
                vote.seconds.map_or(Cell::Nothing, Cell::Number),
                Cell::Count(vote.changed),
            ]
        });
    Table {
        columns: vec![
            ("seat", Kind::Count),
            ("table", Kind::Count),
            ("crisis", Kind::Text),
            ("round", Kind::Count),
            ("response", Kind::Text),
            ("seconds", Kind::Number),
            ("changed", Kind::Count),
        ],
        rows: rows.collect(),
    }
}

/// The last event of a seat for a crisis counts.
fn predictions(record: &Record) -> Table {
    let mut found = BTreeMap::new();
    for entry in &record.entries {
        if let Event::SeatPredicted(made) = &entry.event {
            let said = (made.meter.clone(), format!("{:?}", made.way).to_lowercase());
            found.insert((made.seat, made.crisis.clone()), said);
        }
    }
    Table {
        columns: vec![
            ("seat", Kind::Count),
            ("crisis", Kind::Text),
            ("meter", Kind::Text),
            ("way", Kind::Text),
        ],
        rows: found
            .into_iter()
            .map(|((seat, crisis), (meter, way))| {
                vec![
                    Cell::Count(seat as i32),
                    (&*crisis).into(),
                    (&*meter).into(),
                    (&*way).into(),
                ]
            })
            .collect(),
    }
}

fn hats(record: &Record) -> Table {
    let mut found = BTreeMap::new();
    for entry in &record.entries {
        if let Event::HatNamed(named) = &entry.event {
            let hat = format!("{:?}", named.hat).to_lowercase();
            found.insert((named.seat, named.crisis.clone()), hat);
        }
    }
    Table {
        columns: vec![
            ("seat", Kind::Count),
            ("crisis", Kind::Text),
            ("named", Kind::Text),
        ],
        rows: found
            .into_iter()
            .map(|((seat, crisis), hat)| {
                vec![Cell::Count(seat as i32), (&*crisis).into(), (&*hat).into()]
            })
            .collect(),
    }
}

fn tables(record: &Record) -> Table {
    let mut rows = Vec::new();
    for table in 1..=record.table_count() {
        let Some(of) = record.of_table(table) else {
            continue;
        };
        for decision in &of.decisions {
            rows.push(vec![
                Cell::Count(table as i32),
                Cell::Count(decision.turn.into()),
                (&*decision.crisis).into(),
                (&*decision.response).into(),
                Cell::Number(f64::from(decision.grade) / 1000.0),
                decision.ending.as_deref().into(),
            ]);
        }
    }
    Table {
        columns: vec![
            ("table", Kind::Count),
            ("turn", Kind::Count),
            ("crisis", Kind::Text),
            ("response", Kind::Text),
            ("grade", Kind::Number),
            ("ending", Kind::Text),
        ],
        rows,
    }
}
