//! `two-hats saves`.

use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::CliError;
use super::load::{time, whole};
use super::play::no_folder;
use super::print::{json as print_json, print};
use crate::debrief::Meant;
use crate::session::workshop::Room;
use crate::session::{
    Commitment, Orphan, Record, Save, SaveError, SaveStatus, clear, orphans, saves, saves_folder,
};

/// How to print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs.
    Json,
}

/// Arguments of `two-hats saves`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Remove what killed programs left in the folder and what holds nothing, and say what was removed.
    #[arg(long)]
    clear: bool,
}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let folder = saves_folder().ok_or_else(no_folder)?;
    let cleared = if args.clear {
        clear(&folder)?
    } else {
        Vec::new()
    };
    let found = saves(&folder)?;
    let mut left = orphans(&folder)?;
    // Those are in the list of saves already.
    left.retain(|orphan| found.iter().all(|save| save.path != orphan.path));
    match args.format {
        Format::Json => {
            let saves = found.iter().map(value);
            let all: Vec<Value> = saves.chain(left.iter().map(orphan)).collect();
            print_json(ExitCode::SUCCESS, &all)
        }
        Format::Human => print(ExitCode::SUCCESS, |out| {
            for path in &cleared {
                writeln!(out, "Removed: {}", path.display())?;
            }
            if found.is_empty() {
                writeln!(out, "No saves in {}.", folder.display())?;
            }
            found.iter().try_for_each(|save| human(save, out))?;
            left.iter().try_for_each(|orphan| human_orphan(orphan, out))
        }),
    }
}

/// In a word, what a file is: stable, for programs.
const fn word(status: &SaveStatus) -> &'static str {
    match status {
        SaveStatus::Open(_) => "open",
        SaveStatus::Over(_) => "over",
        SaveStatus::Bad(error) => match error {
            SaveError::Locked(_) => "locked",
            SaveError::Empty(_) => "empty",
            SaveError::Foreign(_) => "foreign",
            SaveError::Newer(..) | SaveError::NewerKind(..) => "newer",
            SaveError::Corrupt(..) | SaveError::Leftover(..) | SaveError::TooLarge(_) => "corrupt",
            SaveError::CutOff(_) => "cut-off",
            SaveError::Missing(_)
            | SaveError::NoFolder(_)
            | SaveError::Exists(_)
            | SaveError::Folder(_)
            | SaveError::ReadOnly(_)
            | SaveError::Unreadable(..)
            | SaveError::Unsure(..)
            | SaveError::Disk(..) => "unreadable",
        },
    }
}

/// What the player means to do, and whether that day has come.
fn meant(record: &Record) -> Option<Meant> {
    record.commitment().map(|c| c.told(Commitment::today()))
}

fn grade(record: &Record) -> Option<i32> {
    record.grade().map(whole)
}

fn value(save: &Save) -> Value {
    let stamp = |at| {
        jiff::Timestamp::from_millisecond(at)
            .map(|t| t.to_string())
            .ok()
    };
    let mut value = json!({
        "path": save.path.display().to_string(),
        "status": word(&save.status),
        "changed": stamp(save.changed),
    });
    if let Some(fields) = value.as_object_mut() {
        match &save.status {
            SaveStatus::Open(record) | SaveStatus::Over(record) => {
                fields.insert("scenario".to_owned(), json!(record.meta.scenario));
                fields.insert("title".to_owned(), json!(record.meta.title));
                // As text: seeds have 64 bits, and JSON's numbers 53.
                fields.insert("seed".to_owned(), json!(record.meta.seed.to_string()));
                fields.insert("tag".to_owned(), json!(record.tag()));
                fields.insert("commitment".to_owned(), json!(meant(record)));
                fields.insert("decisions".to_owned(), json!(record.decisions.len()));
                fields.insert("crises".to_owned(), json!(record.plan().crises));
                fields.insert("skipped".to_owned(), json!(record.plan().skipped));
                fields.insert("held_off".to_owned(), json!(record.plan().held_off));
                fields.insert("taken_back".to_owned(), json!(record.taken_back.len()));
                fields.insert("from".to_owned(), json!(record.meta.from));
                fields.insert("room".to_owned(), json!(record.meta.room.map(Room::size)));
                fields.insert("grade".to_owned(), json!(grade(record)));
                fields.insert("ending".to_owned(), json!(record.ending()));
                fields.insert("created".to_owned(), json!(stamp(record.meta.created)));
            }
            SaveStatus::Bad(error) => {
                fields.insert("problem".to_owned(), json!(error.to_string()));
                fields.insert("help".to_owned(), json!(error.help()));
            }
        }
    }
    value
}

const EMPTY: &str = "it holds nothing: `two-hats saves --clear` removes it";
const FULL: &str =
    "put its save beside it again and `two-hats resume` that, or delete it: copy both, or neither";

const fn what_to_do(orphan: &Orphan) -> &'static str {
    if orphan.empty { EMPTY } else { FULL }
}

fn orphan(orphan: &Orphan) -> Value {
    json!({
        "path": orphan.path.display().to_string(),
        "status": "orphan",
        "empty": orphan.empty,
        "help": what_to_do(orphan),
    })
}

fn human_orphan(orphan: &Orphan, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "Left over from a program that was killed")?;
    writeln!(out, "    {}", what_to_do(orphan))?;
    writeln!(out, "    {}", orphan.path.display())
}

/// Of how many crises, if that was set.
fn of(crises: Option<u16>) -> String {
    crises.map_or_else(String::new, |crises| format!(" of {crises}"))
}

fn people(count: u16) -> String {
    match count {
        1 => "1 person".to_owned(),
        _ => format!("{count} people"),
    }
}

fn human(save: &Save, out: &mut dyn Write) -> io::Result<()> {
    let when = time(save.changed);
    match &save.status {
        SaveStatus::Open(record) | SaveStatus::Over(record) => {
            let meta = &record.meta;
            let turn = record.decisions.len();
            let plan = record.plan();
            let of = of(plan.crises);
            let stands = match record.ending() {
                Some(ending) => format!("over after crisis {turn}{of}, ending {ending}"),
                None => format!("at crisis {}{of}", turn + 1),
            };
            let grade = grade(record).map_or_else(String::new, |g| format!(", grade {g}"));
            writeln!(
                out,
                "{} ({}), seed {}",
                meta.title, meta.scenario, meta.seed
            )?;
            writeln!(out, "    {stands}{grade}, {when}")?;
            if let Some(from) = &meta.from {
                writeln!(out, "    begun from crisis {} of {}", from.turn, from.save)?;
            }
            if !plan.skipped.is_empty() {
                writeln!(out, "    skipped: {}", plan.skipped.join(", "))?;
            }
            if plan.held_off {
                writeln!(out, "    collapses held off")?;
            }
            if let Some(meant) = meant(record) {
                writeln!(out, "    meant to begin: {} {}", meant.habit, meant.when())?;
            }
            if let Some(room) = meta.room {
                writeln!(
                    out,
                    "    a workshop with {} in the room",
                    people(room.size())
                )?;
            }
        }
        SaveStatus::Bad(error) => {
            writeln!(out, "Cannot be played now: {error}")?;
            writeln!(out, "    {}; {when}", error.help())?;
        }
    }
    writeln!(out, "    {}", save.path.display())
}
