//! `two-hats calibrate`: published findings beside what the rulebook makes of them.

mod human;
mod markdown;
mod numbers;
mod report;
#[cfg(feature = "parquet")]
mod rows;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;

use self::report::Report;
use super::bar::progress;
use super::load::threads;
use super::write::Force;
use super::{CliError, print};
use crate::analysis::calibrate::{BadFindings, Findings, HELD_OUT, Plan, calibrate};
use crate::analysis::synthetic;
use crate::content::{Library, library};
use crate::engine::{Game, Rulebook};

/// Crises of a scenario made by a program.
const CRISES: usize = 12;
/// Number of the first of them: the low ones are those that the rulebook was tuned on and that tests use.
const FIRST_MADE: u64 = 1000;
/// What they are called in rows.
#[cfg(feature = "parquet")]
const MADE: &str = "synthetic";

/// Arguments of `two-hats calibrate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// File with rows of your own, in place of the built-in findings
    #[arg(long, value_name = "FILE")]
    rows: Option<PathBuf>,
    /// Few people, few seeds and no null rulebooks: seconds instead of minutes, to see where a rulebook stands
    #[arg(long)]
    quick: bool,
    /// First seed of people and luck. Unless given: seeds that are kept for this and never used in tuning. Tune with others
    #[arg(long, value_name = "N", default_value_t = HELD_OUT)]
    seed: u64,
    /// How many seeds; unless given 20, or 4 with --quick
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    seeds: Option<u32>,
    /// People of each seed, who play every scenario eight times; unless given 200, or 60 with --quick
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(10..=100_000))]
    people: Option<u32>,
    /// Null rulebooks beside, every constant drawn at random within a factor of two; unless given 20, or none with --quick
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1000))]
    nulls: Option<u32>,
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
    /// With `--format parquet`: the folder for the rows
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
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
    /// Not the figures, but the rows that they are worked out from: Parquet files in a folder (needs -o).
    Parquet,
}

/// What is made.
enum Product<'a> {
    /// The rows behind the figures, in a folder.
    Rows(&'a Path),
    /// The figures, printed.
    Text(Text),
}

/// How the figures are printed.
#[derive(Clone, Copy)]
enum Text {
    Human,
    Json,
    Markdown,
}

impl Args {
    fn plan(&self) -> Plan {
        let plan = if self.quick {
            Plan::quick()
        } else {
            Plan::full()
        };
        Plan {
            seed: self.seed,
            seeds: self.seeds.unwrap_or(plan.seeds),
            people: self.people.unwrap_or(plan.people),
            nulls: self.nulls.unwrap_or(plan.nulls),
            ..plan
        }
    }

    /// What is made, and where it goes.
    fn product(&self) -> Result<Product<'_>, CliError> {
        let text = match (self.format, self.output.as_deref()) {
            (Format::Parquet, Some(folder)) => return Ok(Product::Rows(folder)),
            (Format::Parquet, None) => {
                return Err(CliError::new(
                    "the rows are several files",
                    "--format parquet",
                    "name a folder for them with -o FOLDER",
                ));
            }
            (_, Some(folder)) => {
                return Err(CliError::new(
                    "only rows go into a folder",
                    folder.display().to_string(),
                    "add --format parquet, or leave -o out and send what is printed to a file",
                ));
            }
            (Format::Human, None) => Text::Human,
            (Format::Json, None) => Text::Json,
            (Format::Markdown, None) => Text::Markdown,
        };
        Ok(Product::Text(text))
    }

    #[cfg(feature = "parquet")]
    fn export(
        &self,
        folder: &Path,
        report: &Report,
        findings: &Findings,
        sets: [(&Vec<Game>, Plan); 2],
        step: &(dyn Fn() + Sync),
    ) -> Result<(), CliError> {
        let made: Vec<String> = (0..self.synthetic)
            .map(|number| format!("{MADE}-{}", FIRST_MADE + u64::from(number)))
            .collect();
        let [shipped, other] = [("shipped", &report.scenarios), (MADE, &made)];
        let sets: Vec<rows::Set<'_>> = [shipped, other]
            .into_iter()
            .zip(sets)
            .map(|((name, scenarios), (games, plan))| rows::Set {
                name,
                games,
                scenarios,
                plan,
            })
            .collect();
        rows::write(folder, self.force, report, findings, &sets, step)
    }

    #[cfg(not(feature = "parquet"))]
    fn export(
        &self,
        _: &Path,
        _: &Report,
        _: &Findings,
        _: [(&Vec<Game>, Plan); 2],
        _: &(dyn Fn() + Sync),
    ) -> Result<(), CliError> {
        Err(super::write::no_parquet())
    }

    fn findings(&self) -> Result<Findings, CliError> {
        let Some(path) = &self.rows else {
            return Ok(Findings::standard());
        };
        let place = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| {
            CliError::new(
                format!("the rows cannot be read: {error}"),
                place.clone(),
                "give a file with rows, as assets/findings.ron of the program has them",
            )
        })?;
        Findings::parse(&text).map_err(|bad: BadFindings| {
            let separator = if bad.place.starts_with(|c: char| c.is_ascii_digit()) {
                ":"
            } else {
                ", "
            };
            CliError::new(
                bad.what,
                format!("{place}{separator}{}", bad.place),
                bad.help,
            )
        })
    }
}

/// Runs the command.
///
/// # Errors
/// If a scenario, the rulebook or the rows cannot be loaded, or no threads can be had.
pub(crate) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let product = args.product()?;
    let findings = args.findings()?;
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
            let story = synthetic::scenario(FIRST_MADE + number, CRISES);
            Game::new(story.scenario().clone(), rulebook.clone())
        })
        .collect();
    let pool = threads(usize::from(args.threads))?;

    let plan = args.plan();
    // The check of generality asks for the figures only.
    let sets = [(&shipped, plan), (&made, Plan { nulls: 0, ..plan })];
    let played = sets.iter().filter(|(games, _)| !games.is_empty());
    let bar = progress(played.map(|(_, plan)| plan.steps()).sum());
    let mut report = Report {
        version: env!("CARGO_PKG_VERSION"),
        rulebook: rulebook.id.clone(),
        seed: plan.seed,
        seeds: plan.seeds,
        people: plan.people,
        nulls: plan.nulls,
        scenarios,
        rows: Vec::new(),
        synthetic_scenarios: args.synthetic,
        synthetic_rows: Vec::new(),
    };
    let text = match product {
        Product::Rows(folder) => {
            pool.install(|| args.export(folder, &report, &findings, sets, &|| bar.inc(1)))?;
            bar.finish_and_clear();
            return Ok(ExitCode::SUCCESS);
        }
        Product::Text(text) => text,
    };
    [report.rows, report.synthetic_rows] = sets.map(|(games, plan)| {
        if games.is_empty() {
            Vec::new()
        } else {
            pool.install(|| calibrate(games, &findings, &plan, &|| bar.inc(1)))
        }
    });
    bar.finish_and_clear();
    let text = match text {
        Text::Json => return print::json(ExitCode::SUCCESS, &report),
        Text::Human => human::table(&report),
        Text::Markdown => markdown::section(&report),
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
