//! What can be asked of `two-hats simulate`, and what it means.

mod build;

use std::ops::Range;
use std::path::PathBuf;

use clap::ValueEnum;

use crate::analysis::simulation::By;
use crate::cli::CliError;
use crate::cli::write::{Force, no_parquet};

/// Who plays unless somebody else is asked for.
const COMPARED: [&str; 7] = [
    "random",
    "lead",
    "manage",
    "both",
    "wait",
    "alternate",
    "informed",
];

/// How the findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Tables for people.
    Human,
    /// One object: what the playthroughs sum up to.
    Json,
    /// One line a playthrough, or a turn.
    Csv,
    /// The same rows as a Parquet file (needs -o).
    Parquet,
    /// The same rows as a workbook for spreadsheets, and a sheet that says what the columns mean (needs -o).
    Xlsx,
}

/// What one row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByArg {
    /// A playthrough.
    Run,
    /// A turn; turn 0 is the start.
    Turn,
    /// A member of the team at the end of a playthrough.
    Member,
}

/// Whom CSV is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// Programs: commas and decimal points.
    Programs,
    /// A spreadsheet on this computer: its separator and decimal sign, a byte order mark, and seeds that are not rounded.
    Excel,
}

/// Arguments of `two-hats simulate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The scenario: an id of the library, or the path of a folder or file.
    scenario: String,
    /// Playthroughs of each bot.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1000,
        conflicts_with = "seeds"
    )]
    runs: u64,
    /// A bot; may be given several times. One of random, lead, manage, both, wait, alternate, cautious, greedy, informed, planner, blind, hat-table,
    /// mixed:SHARE (or four shares), scripted:FILE. Unless given: a comparison of seven.
    #[arg(long = "player", visible_alias = "bot", value_name = "NAME")]
    players: Vec<String>,
    /// A file of simulated people who play: habits by hat, situation and severity, how often they read, whose luck they meet.
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// So many people drawn as `calibrate` draws its own, by --seed.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    population: Option<u32>,
    /// Set where something begins (trust=60), how grave crises are (severity=80, or +10), what members want (autonomy=high), or a
    /// constant of the rulebook (`members.to_team=200`); may be given several times.
    #[arg(long = "set", value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// A file with factors and their levels, fully crossed into one table; with -o a codebook (datapackage.json) is written beside it.
    #[arg(long, value_name = "FILE")]
    experiment: Option<PathBuf>,
    /// Play a designed short version of the scenario, by its id: the column `cut` of every row.
    #[arg(long, value_name = "ID")]
    cut: Option<String>,
    /// A label without a meaning to the program: the column `tag` of every row.
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    tag: String,
    /// The first seed; the others follow it.
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "seeds")]
    seed: u64,
    /// The seeds from A up to but not including B: for runs that are split over machines.
    #[arg(long, value_name = "A..B", allow_hyphen_values = true)]
    seeds: Option<String>,
    /// Threads; unless given, as many as the machine has cores. The findings do not depend on it.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// The rulebook: an id, or the path of a file.
    #[arg(long, value_name = "RULEBOOK", default_value = "standard")]
    rulebook: String,
    /// A folder with further scenarios; may be given several times.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
    /// How the findings are written; unless given, as the ending of -o says, or for people.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// What a row of CSV, Parquet or a workbook stands for.
    #[arg(long, value_enum, default_value = "run")]
    by: ByArg,
    /// Whom CSV is for.
    #[arg(
        long = "for",
        value_enum,
        value_name = "READER",
        default_value = "programs"
    )]
    reader: Reader,
    /// Also tell decision quality from luck: try every road of every decision in so many worlds (64 unless a number is given). Some hundred
    /// times slower.
    #[arg(long, value_name = "LUCKS", num_args = 0..=1, default_missing_value = "64", value_parser = clap::value_parser!(u32).range(2..=10_000))]
    quality: Option<u32>,
    /// The file to write; otherwise standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) force: Force,
}

impl Args {
    pub(super) fn by(&self) -> By {
        match self.by {
            ByArg::Run => By::Run,
            ByArg::Turn => By::Turn,
            ByArg::Member => By::Member,
        }
    }

    pub(super) fn threads(&self) -> usize {
        self.threads.map_or_else(
            || std::thread::available_parallelism().map_or(1, usize::from),
            usize::from,
        )
    }

    pub(super) fn format(&self) -> Result<Format, CliError> {
        let ending = self.output.as_ref().and_then(|file| file.extension());
        let format = self.format.unwrap_or_else(|| {
            match ending.and_then(|e| e.to_str()).unwrap_or_default() {
                "csv" => Format::Csv,
                "json" => Format::Json,
                "parquet" => Format::Parquet,
                "xlsx" => Format::Xlsx,
                _ => Format::Human,
            }
        });
        if format == Format::Parquet && cfg!(not(feature = "parquet")) {
            return Err(no_parquet());
        }
        let nameless = match format {
            Format::Parquet => Some("parquet"),
            Format::Xlsx => Some("xlsx"),
            Format::Human | Format::Json | Format::Csv => None,
        };
        if let Some(format) = nameless.filter(|_| self.output.is_none()) {
            return Err(CliError::new(
                "this is no text that could be printed: it needs a name",
                format!("--format {format}"),
                format!("add -o FILE.{format}"),
            ));
        }
        let rows = matches!(format, Format::Csv | Format::Parquet | Format::Xlsx);
        if self.by() != By::Run && !rows {
            return Err(CliError::new(
                "only CSV, Parquet and workbooks have rows",
                if self.by() == By::Turn {
                    "--by turn"
                } else {
                    "--by member"
                },
                "add --format csv, or -o FILE.csv, FILE.parquet or FILE.xlsx",
            ));
        }
        if self.experiment.is_some() && !rows {
            return Err(CliError::new(
                "an experiment is a table",
                "--experiment",
                "add --format csv, or -o FILE.csv, FILE.parquet or FILE.xlsx",
            ));
        }
        if self.reader == Reader::Excel && format != Format::Csv {
            return Err(CliError::new(
                "only CSV is spelt for a spreadsheet",
                "--for excel",
                "add --format csv, or -o FILE.csv",
            ));
        }
        if self.quality.is_some() && self.by() != By::Run {
            return Err(CliError::new(
                "decision quality is a number of playthroughs, not of turns or members",
                "--quality --by",
                "leave one of them out",
            ));
        }
        Ok(format)
    }

    fn seeds(&self) -> Result<Range<u64>, CliError> {
        let Some(seeds) = &self.seeds else {
            if self.runs == 0 {
                return Err(CliError::new(
                    "no playthrough is asked for",
                    "--runs 0",
                    "ask for at least one",
                ));
            }
            let end = self.seed.checked_add(self.runs).ok_or_else(|| {
                CliError::new(
                    "the seeds go beyond the largest number there is",
                    format!("--seed {} --runs {}", self.seed, self.runs),
                    "begin with a smaller seed",
                )
            })?;
            return Ok(self.seed..end);
        };
        let place = format!("--seeds {seeds}");
        let parsed = seeds
            .split_once("..")
            .and_then(|(from, to)| Some((from.trim().parse().ok()?, to.trim().parse().ok()?)));
        match parsed {
            Some((from, to)) if from < to => Ok(from..to),
            Some((from, to)) => Err(CliError::new(
                format!("there is no seed from {from} up to but not including {to}"),
                place,
                "write the smaller number first, as in --seeds 0..1000",
            )),
            None => Err(CliError::new(
                "this is no range of seeds",
                place,
                "write two whole numbers, as in --seeds 0..1000",
            )),
        }
    }

    /// Where a codebook belongs, if one does: beside the file.
    pub(super) fn codebook(&self) -> Option<PathBuf> {
        let file = self.output.as_ref().filter(|_| self.experiment.is_some())?;
        Some(file.with_file_name("datapackage.json"))
    }
}
