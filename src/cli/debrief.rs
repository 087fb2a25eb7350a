//! `two-hats debrief`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::CliError;
use super::bar::Bar;
use super::load::note_ambiguity;
use super::play::library;
use super::print::{self, print};
use super::quiz::answers;
use super::write::{self, Force};
use crate::analysis::roads::Effort;
use crate::content::library::rulebook;
use crate::content::quiz::Kept;
use crate::content::raw::RawPlay;
use crate::content::{Library, Source, Story};
use crate::debrief::{BeforeAfter, Change, Debrief, LUCKS, Meant, RoomTurn};
use crate::engine::{Game, Refusal, ResponseIx};
use crate::session::live::{self, is_room};
use crate::session::workshop::{rounds, told};
use crate::session::{Commitment, Record, read, verify};

/// Columns of the summary.
const COLUMNS: usize = 80;

/// Arguments of `two-hats debrief`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// A save, or a recorded play (`plays/*.ron`).
    file: PathBuf,
    /// Write to this file, in the form that its ending names: .html, .csv (the ledger), .json or .txt; without, a summary is printed.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
    /// Id of the scenario of a recorded play, or its path; without, the scenario beside whose folder `plays` it lies.
    #[arg(long)]
    scenario: Option<String>,
    /// Lucks to try on every road not taken.
    #[arg(long, value_name = "N", default_value_t = LUCKS, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    lucks: u32,
    /// Of a room with several tables, this one, from 1.
    #[arg(long, value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    table: u16,
    /// Add what a room answered before and after: a table of answers as `two-hats quiz` keeps it.
    #[arg(long, value_name = "FILE")]
    quiz: Option<PathBuf>,
    /// A folder with further scenarios; can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
}

/// What a debrief is made from.
struct Played {
    story: Story,
    game: Game,
    seed: u64,
    decisions: Vec<ResponseIx>,
    /// How a room came to them, if one did.
    room: Vec<Option<RoomTurn>>,
    /// What was changed about the course of the game.
    course: Vec<Change>,
    /// What the player means to do.
    meant: Option<Meant>,
    /// What people answered before and after on phones.
    answers: Vec<Kept>,
}

/// How a file ends, and what is written into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Csv,
    Json,
    Text,
}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    // Before the work, so that a slip costs no waiting.
    let output = match &args.output {
        Some(path) => Some((path, form(path)?, args.force.look(path)?)),
        None => None,
    };
    let before_after = match &args.quiz {
        Some(file) => BeforeAfter::of(&Kept::pairs(&answers(file)?).points),
        None => None,
    };
    let played = if args.file.extension().is_some_and(|e| e == "ron") {
        of_play(args, &library(&args.library)?)?
    } else {
        of_save(&args.file, args.table)?
    };
    let bar = Bar::default();
    let effort = Effort {
        lucks: args.lucks,
        progress: &|done, all| bar.show(done, all),
    };
    let debrief = Debrief::new(
        &played.story,
        &played.game,
        played.seed,
        &played.decisions,
        effort,
    )
    .map_err(|misfit| does_not_fit(&played, &args.file, misfit.number, misfit.why));
    bar.clear();
    // Those that were typed in from paper, or what the room's phones answered.
    let before_after =
        before_after.or_else(|| BeforeAfter::of(&Kept::pairs(&played.answers).points));
    let debrief = debrief?
        .with_room(played.room)
        .with_course(played.course)
        .with_before_after(before_after)
        .with_meant(played.meant);
    let Some((path, form, existing)) = output else {
        return print(ExitCode::SUCCESS, |out| {
            out.write_all(debrief.text(COLUMNS).as_bytes())
        });
    };
    let text = match form {
        Form::Html => debrief.html(),
        Form::Csv => debrief.csv(),
        Form::Json => debrief.json(),
        Form::Text => debrief.text(COLUMNS),
    };
    write::file(path, &text, existing)?;
    print::tell(&format!("Written: {}", path.display()));
    Ok(ExitCode::SUCCESS)
}

fn form(path: &Path) -> Result<Form, CliError> {
    let ending = path
        .extension()
        .map(|e| e.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => Ok(Form::Html),
        Some("csv") => Ok(Form::Csv),
        Some("json") => Ok(Form::Json),
        Some("txt") => Ok(Form::Text),
        _ => Err(CliError::new(
            "the ending of the file does not say in which form to write",
            path.display().to_string(),
            "let it end in .html, .csv, .json or .txt",
        )),
    }
}

/// What a save holds. The copies in the save are what was played, whatever has become of the files since.
fn of_save(path: &Path, table: u16) -> Result<Played, CliError> {
    let all = read(path)?;
    let record = all.of_table(usize::from(table)).ok_or_else(|| {
        CliError::new(
            format!("there is no table {table}"),
            path.display().to_string(),
            format!("this save has {}: give one from 1 on", all.table_count()),
        )
    })?;
    let verified = verify(&record, path)?;
    if let Some(turn) = verified.first_fault() {
        print::tell(&format!(
            "warning: turn {turn} does not come out as it was saved, so the figures are those of this version (`two-hats replay {}` shows where)",
            path.display()
        ));
    }
    let edition = record.newest();
    let source = |text: &crate::session::Text| Source {
        name: text.name.clone(),
        path: None,
        text: text.text.clone(),
    };
    let story = source(&edition.scenario).scenario()?;
    let rulebook = source(&edition.rulebook).rulebook()?;
    let decisions = named(&story, path, names(&record))?;
    Ok(Played {
        game: record.plan().game(&story, rulebook),
        course: record.course(&story),
        meant: record.commitment().map(|c| c.told(Commitment::today())),
        story,
        seed: record.meta.seed,
        answers: live::answers(&all),
        room: if is_room(&all) {
            live::told(&verified.playthrough, &all, table)
        } else {
            told(&verified.playthrough, &rounds(&record))
        },
        decisions,
    })
}

fn names(record: &Record) -> impl Iterator<Item = (&str, &str)> {
    let decisions = record.decisions.iter();
    decisions.map(|d| (d.crisis.as_str(), d.response.as_str()))
}

/// What a recorded play holds.
fn of_play(args: &Args, library: &Library) -> Result<Played, CliError> {
    let source = Source::read(&args.file)?;
    let place = args.file.display().to_string();
    let text = source.text.trim_start_matches('\u{feff}');
    let play: RawPlay = crate::content::options().from_str(text).map_err(|error| {
        CliError::new(
            format!("this is no recorded play: {}", error.code),
            format!("{place}:{}", error.span.start.line),
            "mend that line; a play has `format`, `title`, `seed`, `decisions` and `expect`",
        )
    })?;
    let scenario = match &args.scenario {
        Some(name) => name.clone(),
        None => beside(&args.file)?,
    };
    note_ambiguity(library, &scenario);
    let (_, story) = library.scenario(&scenario)?;
    let (_, rulebook) = rulebook(&play.rulebook)?;
    let words = play
        .decisions
        .iter()
        .map(|d| d.split_once('/').unwrap_or((d, "")));
    let decisions = named(&story, &args.file, words)?;
    Ok(Played {
        game: Game::new(story.scenario().clone(), rulebook),
        course: Vec::new(),
        meant: None,
        story,
        seed: play.seed,
        answers: Vec::new(),
        room: Vec::new(),
        decisions,
    })
}

/// The scenario whose folder `plays` holds a recorded play.
fn beside(play: &Path) -> Result<String, CliError> {
    let full = std::path::absolute(play).unwrap_or_else(|_| play.to_owned());
    let folder = full.parent().and_then(Path::parent);
    folder
        .filter(|folder| folder.join("scenario.ron").is_file())
        .map(|folder| folder.display().to_string())
        .ok_or_else(|| {
            CliError::new(
                "this play does not lie in the folder `plays` of a scenario",
                play.display().to_string(),
                "name its scenario: `--scenario ID`",
            )
        })
}

fn named<'a>(
    story: &Story,
    file: &Path,
    names: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<ResponseIx>, CliError> {
    names
        .zip(1..)
        .map(|((crisis, response), number)| {
            story.find_response(crisis, response).ok_or_else(|| {
                CliError::new(
                    format!("decision {number}, \"{crisis}/{response}\", names no response of \"{}\"", story.raw().id),
                    file.display().to_string(),
                    "look whether it belongs to this scenario and whether its ids are spelt as there",
                )
            })
        })
        .collect()
}

fn does_not_fit(played: &Played, file: &Path, number: usize, why: Refusal) -> CliError {
    let name = number
        .checked_sub(1)
        .and_then(|at| played.decisions.get(at))
        .map_or_else(String::new, |&r| played.story.response_name(r));
    CliError::new(
        format!("decision {number}, \"{name}\", does not fit: {why}"),
        file.display().to_string(),
        "the scenario may have been edited since; mend the decisions from there on",
    )
}
