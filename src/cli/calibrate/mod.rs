//! `two-hats calibrate`: published findings beside what the rulebook makes of them.

mod human;
mod markdown;
mod numbers;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::{CliError, print};
use crate::analysis::calibrate::{Plan, Row, calibrate};
use crate::analysis::synthetic;
use crate::content::{Library, library};
use crate::engine::{Game, Rulebook};

/// Crises of a scenario made by a program.
const CRISES: usize = 12;
/// Number of the first of them: the low ones are those that the rulebook was tuned on and that tests use.
const HELD_OUT: u64 = 1000;

/// Arguments of `two-hats calibrate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Playthroughs of the population over all scenarios, about
    #[arg(long, value_name = "N", default_value_t = 24_000, value_parser = clap::value_parser!(u32).range(100..=10_000_000))]
    runs: u32,
    /// Seed of people and luck
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Threads; 0 takes all cores. The numbers are the same with any number
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=256))]
    threads: u16,
    /// Id or file of the rulebook
    #[arg(long, value_name = "RULEBOOK", default_value = "standard")]
    rulebook: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Folder with further scenarios; may be given more than once
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
    /// Also simulate so many scenarios made by a program, as a check that the fit is not one to the shipped stories
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=100))]
    synthetic: u16,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people.
    Human,
    /// One JSON document.
    Json,
    /// The generated section of `docs/model.md`.
    Markdown,
}

/// Everything that is printed.
#[derive(Debug, Serialize)]
struct Report {
    rulebook: String,
    runs: u32,
    seed: u64,
    /// Ids of the scenarios, in the order in which they were played.
    scenarios: Vec<String>,
    rows: Vec<Row>,
    /// Number of scenarios made by a program.
    synthetic_scenarios: u16,
    /// The same rows on those; empty without.
    synthetic_rows: Vec<Row>,
}

/// Runs the command.
///
/// # Errors
/// If a scenario or the rulebook cannot be loaded, or no threads can be had.
pub(crate) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let (_, rulebook) = library::rulebook(&args.rulebook)?;
    if rulebook.rules.is_none() {
        return Err(CliError::new(
            format!("the rulebook \"{}\" has no rules to calibrate", rulebook.id),
            "",
            "give one that has: --rulebook standard",
        ));
    }
    let (scenarios, shipped) = shipped(&args.library, &rulebook)?;
    let made: Vec<Game> = (0..u64::from(args.synthetic))
        .map(|number| {
            let story = synthetic::scenario(HELD_OUT + number, CRISES);
            Game::new(story.scenario().clone(), rulebook.clone())
        })
        .collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(args.threads))
        .build()
        .map_err(|error| {
            CliError::new(
                format!("no threads could be had: {error}"),
                "",
                "try --threads 1",
            )
        })?;

    let plan = Plan {
        runs: args.runs,
        seed: args.seed,
    };
    let sets = [&shipped, &made].map(|games| {
        if games.is_empty() {
            0
        } else {
            plan.steps(games.len())
        }
    });
    let bar = progress(sets.iter().sum());
    let rows_of = |games: &[Game]| {
        if games.is_empty() {
            Vec::new()
        } else {
            pool.install(|| calibrate(games, plan, &|| bar.inc(1)))
        }
    };
    let report = Report {
        rulebook: rulebook.id.clone(),
        runs: args.runs,
        seed: args.seed,
        scenarios,
        rows: rows_of(&shipped),
        synthetic_scenarios: args.synthetic,
        synthetic_rows: rows_of(&made),
    };
    bar.finish_and_clear();
    let text = match args.format {
        Format::Json => return print::json(ExitCode::SUCCESS, &report),
        Format::Human => human::table(&report),
        Format::Markdown => markdown::section(&report),
    };
    print::print(ExitCode::SUCCESS, |out| out.write_all(text.as_bytes()))
}

/// All scenarios that can be chosen, under the rulebook; of two with one id the first.
fn shipped(folders: &[PathBuf], rulebook: &Rulebook) -> Result<(Vec<String>, Vec<Game>), CliError> {
    if let Some(missing) = folders.iter().find(|folder| !folder.is_dir()) {
        return Err(CliError::new(
            "there is no such folder",
            missing.display().to_string(),
            "give a folder that holds scenarios",
        ));
    }
    let (mut ids, mut games) = (Vec::new(), Vec::new());
    for source in Library::new(folders.to_vec()).sources() {
        let story = source.scenario()?;
        let id = story.raw().id.clone();
        if !ids.contains(&id) {
            ids.push(id);
            games.push(Game::new(story.scenario().clone(), rulebook.clone()));
        }
    }
    Ok((ids, games))
}

fn progress(steps: u32) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(u64::from(steps)), ProgressDrawTarget::hidden());
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent} %, {eta} left") {
        bar.set_style(style);
    }
    if std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::stderr());
    }
    bar
}
