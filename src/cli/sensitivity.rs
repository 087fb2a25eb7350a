//! `two-hats sensitivity`: which constants of a rulebook matter.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::bar::progress;
use super::load::threads;
use super::{CliError, print};
use crate::analysis::sensitivity::{BOTS, Change, Kind, Limits, Plan, Sensitivity, Verdict};
use crate::content::library::rulebook;
use crate::content::{Library, Story};

/// Constants and rows that a table shows at most.
const SHOWN: usize = 15;

/// Arguments of `two-hats sensitivity`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Scenarios: ids of the library, or paths of folders or files.
    #[arg(required = true)]
    scenario: Vec<String>,
    /// What every constant is multiplied by, and divided by.
    #[arg(long, value_name = "F", default_value_t = 1.2)]
    factor: f64,
    /// Playthroughs of each bot in each scenario.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    runs: u32,
    /// A bot whose grade is looked at; may be given several times. Unless given: random, lead, manage, both, wait, alternate, informed.
    #[arg(long = "bot", visible_alias = "player", value_name = "NAME")]
    bots: Vec<String>,
    /// People whose rows of findings are looked at; 0 looks at none.
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    people: u32,
    /// Also look at the figures of `check --strict`, with so many playthroughs each. Slow.
    #[arg(long, value_name = "N", num_args = 0..=1, default_value_t = 0, default_missing_value = "200", hide_default_value = true, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    strict: u32,
    /// Threads; 0 takes all cores. The numbers are the same with any number.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=256))]
    threads: u16,
    /// The rulebook: an id, or the path of a file.
    #[arg(long, value_name = "RULEBOOK", default_value = "standard")]
    rulebook: String,
    /// A folder with further scenarios; may be given several times.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
    /// How to print: tables, or every change as a line of CSV or in one JSON document.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for people.
    Human,
    /// One line a change.
    Csv,
    /// One JSON document.
    Json,
}

/// Runs the command: exit 1 if there is a knife edge that is not a known one.
///
/// # Errors
/// If a scenario or the rulebook cannot be loaded, there is no such bot, or no threads can be had.
pub(crate) fn run(args: &Args) -> Result<ExitCode, CliError> {
    if !(args.factor > 1.0 && args.factor <= 10.0) {
        return Err(CliError::new(
            "a constant is turned by a factor from more than 1 to 10",
            format!("--factor {}", args.factor),
            "write for example --factor 1.2",
        ));
    }
    if let Some(folder) = args.library.iter().find(|folder| !folder.is_dir()) {
        return Err(CliError::new(
            "this folder does not exist",
            format!("--library {}", folder.display()),
            "name a folder that holds scenarios",
        ));
    }
    let library = Library::new(args.library.clone());
    let stories: Result<Vec<Story>, _> = args
        .scenario
        .iter()
        .map(|name| library.scenario(name).map(|(_, story)| story))
        .collect();
    let stories = stories?;
    let (_, rulebook) = rulebook(&args.rulebook)?;
    let bots: Vec<String> = if args.bots.is_empty() {
        BOTS.map(str::to_owned).to_vec()
    } else {
        args.bots.clone()
    };
    let plan = Plan {
        factor: args.factor,
        runs: args.runs,
        bots,
        people: args.people,
        strict: args.strict,
    };
    let pool = threads(usize::from(args.threads))?;
    let sensitivity = Sensitivity {
        stories: &stories,
        rulebook: &rulebook,
        library: &library,
        plan: &plan,
    };
    let bar = progress(sensitivity.steps());
    let changes = pool
        .install(|| sensitivity.run(&|| bar.inc(1)))
        .map_err(|error| CliError::new(error.what, error.place, error.help));
    bar.finish_and_clear();
    let changes = changes?;
    let verdict = Limits::standard().judge(&changes);
    let code = if verdict.edges.iter().all(|edge| edge.known) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    };
    let text = match args.format {
        Format::Human => human(&verdict, &changes, &plan),
        Format::Csv => csv(&changes).map_err(|error| {
            CliError::new(format!("the changes cannot be written: {error}"), "", "")
        })?,
        Format::Json => {
            let report = serde_json::json!({
                "version": env!("CARGO_PKG_VERSION"),
                "rulebook": rulebook.id,
                "factor": plan.factor,
                "verdict": verdict,
                "changes": changes,
            });
            return print::json(code, &report);
        }
    };
    print::print(code, |out| out.write_all(text.as_bytes()))
}

fn csv(changes: &[Change]) -> Result<String, csv::Error> {
    let mut lines = csv::Writer::from_writer(Vec::new());
    for change in changes {
        lines.serialize(change)?;
    }
    let bytes = lines
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn human(verdict: &Verdict, changes: &[Change], plan: &Plan) -> String {
    use std::fmt::Write as _;
    let mut text = format!(
        "{} constants, each times and by {}; {} playthroughs a bot and scenario.\n",
        verdict.turned, plan.factor, plan.runs
    );
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "\nKnife edges: {} (mean grade, points)",
        verdict.edges.len()
    );
    for edge in &verdict.edges {
        let _ = writeln!(
            text,
            "  {:34} to {:>8}  {:10} {:>+6.1}{}",
            edge.constant,
            edge.to,
            edge.bot,
            edge.moved,
            if edge.known { "  known" } else { "" }
        );
    }
    let _ = writeln!(
        text,
        "\nDead weight: {} of {} move no grade to speak of",
        verdict.dead.len(),
        verdict.turned
    );
    let dead = textwrap::Options::new(80)
        .initial_indent("  ")
        .subsequent_indent("  ");
    let _ = writeln!(text, "{}", textwrap::fill(&verdict.dead.join(", "), dead));
    for (kind, title) in [
        (Kind::Row, "Rows of findings that move most"),
        (Kind::Strict, "Strict figures that move most"),
    ] {
        let mut of: Vec<&Change> = changes
            .iter()
            .filter(|c| c.kind == kind && c.moved().is_finite())
            .collect();
        of.sort_by(|a, b| b.moved().abs().total_cmp(&a.moved().abs()));
        if of.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{title}");
        for change in of.into_iter().take(SHOWN) {
            let _ = writeln!(
                text,
                "  {:34} to {:>8}  {:24} {:>+8.2}",
                change.constant,
                change.to,
                change.what,
                change.moved()
            );
        }
    }
    text
}
