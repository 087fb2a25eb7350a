//! `two-hats list`: the scenarios that can be played, and for whom each is.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::CliError;
use super::play::library;
use super::print::{json as print_json, print};
use crate::content::{Story, framework, phrases};
use crate::session::Pace;

/// Columns that a description is set in.
const COLUMNS: usize = 80;

/// How to print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs.
    Json,
}

/// Arguments of `two-hats list`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// A folder with further scenarios; can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
}

/// A scenario, and how long it takes in a room with all its crises, in minutes.
struct Listed {
    story: Story,
    about: u16,
}

/// Runs the command. What cannot be played is told by `two-hats check`, and here only counted.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let entries = library(&args.library)?.entries();
    let shown: Vec<_> = entries.into_iter().filter(|e| e.hidden.is_none()).collect();
    let all = shown.len();
    let mut found: Vec<Listed> = shown
        .into_par_iter()
        .filter_map(|entry| {
            let story = entry.source.ok()?.scenario().ok()?;
            let pace = Pace::of(&story);
            let about = pace.minutes(pace.all()).about;
            Some(Listed { story, about })
        })
        .collect();
    found.sort_by_key(|one| (one.story.raw().level, one.about));
    let broken = all - found.len();
    match args.format {
        Format::Json => {
            let values: Vec<Value> = found.iter().map(value).collect();
            print_json(ExitCode::SUCCESS, &values)
        }
        Format::Human => print(ExitCode::SUCCESS, |out| {
            for one in &found {
                human(one, out)?;
            }
            match broken {
                0 => Ok(()),
                n => writeln!(out, "{n} more cannot be played: `two-hats check` says why."),
            }
        }),
    }
}

fn role(story: &Story) -> &str {
    let roles = &framework().raw.roles;
    let role = roles.iter().find(|role| role.id == story.raw().role);
    role.map_or("", |role| &role.name)
}

fn value(one: &Listed) -> Value {
    let raw = one.story.raw();
    json!({
        "id": raw.id,
        "title": raw.title,
        "pitch": one.story.render(&raw.pitch),
        "role": raw.role.0,
        "level": phrases::level(raw.level).0.to_lowercase(),
        "language": raw.language,
        "minutes": raw.minutes,
        "minutes_estimated": one.about,
        "crises": raw.crises.len(),
        "people": raw.team.len(),
        "seats": raw.seats.len(),
        "knowledge": raw.knowledge,
        "content_note": raw.content_note,
        "audience": raw.notes.audience,
        "objectives": raw.objectives,
        "cuts": raw.cuts.iter().map(|cut| json!({
            "id": cut.id, "title": cut.title, "minutes": cut.minutes, "crises": cut.crises.len(),
        })).collect::<Vec<_>>(),
    })
}

fn human(one: &Listed, out: &mut dyn Write) -> io::Result<()> {
    let raw = one.story.raw();
    writeln!(out, "{} ({})", raw.title, raw.id)?;
    set(out, &one.story.render(&raw.pitch))?;
    set(out, &about(&one.story, one.about))?;
    for (name, text) in [
        ("For", &raw.notes.audience),
        ("Know beforehand", &raw.knowledge),
        ("Say beforehand", &raw.content_note),
    ] {
        if !text.is_empty() {
            set(out, &format!("{name}: {}", one.story.render(text)))?;
        }
    }
    writeln!(out)
}

fn set(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let options = textwrap::Options::new(COLUMNS)
        .initial_indent("    ")
        .subsequent_indent("    ");
    writeln!(out, "{}", textwrap::fill(&text.replace('\n', " "), options))
}

/// For whom, how long, and which short versions there are, in a line; `minutes` as estimated for a room.
pub(super) fn about(story: &Story, minutes: u16) -> String {
    let raw = story.raw();
    let (level, whom) = phrases::level(raw.level);
    // The author's own words say better for whom it is.
    let whom = match &*raw.notes.audience {
        "" => format!(", {whom}"),
        _ => String::new(),
    };
    let mut said = format!(
        "{level}{whom}. You are: {}. In a room about {minutes} minutes",
        role(story)
    );
    for cut in &raw.cuts {
        said += &format!(", or {} with --cut {}", cut.minutes, cut.id);
    }
    said + "."
}
