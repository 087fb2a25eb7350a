//! `two-hats check`: every problem of scenario files, their plays and rulebooks, in one run.

mod figures;
mod files;
mod others;
mod output;
mod watched;

use std::path::PathBuf;
use std::process::ExitCode;

use super::{CliError, print};
use crate::analysis::coverage::Coverage;
use crate::analysis::measure::{self, Memory, Strict};
use crate::content::check::{
    Other, check, check_among, check_play_counting, check_rulebook_counting,
};
use crate::content::diagnostic::Diagnostic;
use crate::content::{Library, Source, Story};
use files::Unit;
use others::Others;

/// Arguments of `two-hats check`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// Scenario folders, files, folders of scenarios or ids; without, the folder `scenarios` if there is one, or else everything built in.
    path: Vec<PathBuf>,
    /// How problems are printed.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// A further folder of scenarios, in which ids are looked up; without PATH it is checked. Can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
    /// Also play every scenario many times, and say what only plays can show: docs/measured.md.
    #[arg(long)]
    strict: bool,
    /// Playthroughs of varied play in which `--strict` looks for what comes about; without, as many as the thresholds are meant for.
    #[arg(long, value_name = "N", requires = "strict", value_parser = clap::value_parser!(u32).range(1..))]
    runs: Option<u32>,
    /// Check again whenever one of the files is saved, until Ctrl-C.
    #[arg(long, conflicts_with = "format")]
    watch: bool,
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Format {
    /// With the line itself and what to write instead.
    #[default]
    Human,
    /// One object, described in docs/diagnostics.md.
    Json,
}

/// What was found in one file.
struct Report {
    file: Source,
    problems: Vec<Diagnostic>,
    /// Errors beside those.
    more: usize,
    silenced: Vec<(Diagnostic, String)>,
    story: Option<Story>,
    measured: Option<measure::Report>,
    /// What was measured of it the last time, where it is watched.
    before: Option<measure::Report>,
}

impl Report {
    /// What was found in a file that is no scenario.
    const fn of(file: Source, problems: Vec<Diagnostic>, more: usize) -> Self {
        Self {
            file,
            problems,
            more,
            silenced: Vec::new(),
            story: None,
            measured: None,
            before: None,
        }
    }
}

/// Runs the command: exit code 0 if nothing was found, 1 if something was, 2 if a file could not be read.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    if args.watch {
        return watched::run(args);
    }
    once(args, &mut Memory::default())
}

fn once(args: &Args, memory: &mut Memory) -> Result<ExitCode, CliError> {
    let found = files::find(&args.path, &args.library)?;
    let strict = if args.strict {
        let checked = found.units.iter().filter_map(|unit| match unit {
            Unit::Scenario(file, _) => Some(file),
            _ => None,
        });
        let library = Library::new(args.library.clone());
        Some(Strict::new(checked, &library, args.runs)?)
    } else {
        None
    };
    let others = Others::of(&found.units, &args.library);
    let units = found.units.into_iter().enumerate();
    let reports: Vec<Report> = units
        .flat_map(|(position, unit)| {
            look_at(unit, &others.beside(position), strict.as_ref(), memory)
        })
        .collect();
    let stories: Vec<&Story> = reports.iter().filter_map(|r| r.story.as_ref()).collect();
    // One scenario that somebody names need not exercise everything.
    let whole = args.path.is_empty() || args.strict || stories.len() > 1;
    let coverage = (whole && !stories.is_empty())
        .then(|| Coverage::of(stories.iter().map(|story| story.raw())));
    let library = match (&strict, &coverage) {
        (Some(strict), Some(coverage)) => coverage.held_to(strict.library()),
        _ => Vec::new(),
    };
    let code = if !found.unreadable.is_empty() {
        ExitCode::from(2)
    } else if reports.iter().any(|r| !r.problems.is_empty())
        || library.iter().any(|figure| !figure.passes())
    {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    };
    let code = output::print(&reports, coverage.as_ref(), &library, args.format, code);
    for error in &found.unreadable {
        let _ = error.report();
    }
    code
}

fn look_at(
    unit: Unit,
    others: &[Other],
    strict: Option<&Strict>,
    memory: &mut Memory,
) -> Vec<Report> {
    match unit {
        Unit::Scenario(file, plays) => {
            let (mut measured, mut before) = (None, None);
            let checked = match strict {
                Some(strict) => {
                    let (readings, unread) = file.readings();
                    for bad in unread {
                        print::tell(&format!("{} is left out: {}", bad.file, bad.what));
                    }
                    let mut measure = |story: &Story| {
                        // Nobody who waits for seconds should wonder.
                        print::tell_for_now(&format!("playing {} …", story.raw().id));
                        let (report, last) = strict.measure(&file.name, story, &readings, memory);
                        print::tell_for_now("");
                        before = last;
                        let findings = report.findings.clone();
                        measured = Some(report);
                        findings
                    };
                    check_among(&file.text, others, Some(&mut measure))
                }
                None => check_among(&file.text, others, None),
            };
            let mut reports = vec![Report {
                file,
                problems: checked.diagnostics,
                more: checked.more,
                silenced: checked.silenced,
                story: None,
                measured,
                before,
            }];
            reports.extend(plays.into_iter().map(|play| {
                let (problems, more) = check_play_counting(&play.text, checked.story.as_ref());
                Report::of(play, problems, more)
            }));
            reports[0].story = checked.story;
            reports
        }
        Unit::Play(file, scenario) => {
            let story = scenario.as_ref().and_then(|s| check(&s.text).story);
            let (mut problems, more) = check_play_counting(&file.text, story.as_ref());
            if story.is_none() {
                problems.insert(0, without_scenario(scenario.is_some()));
            }
            vec![Report::of(file, problems, more)]
        }
        Unit::Rulebook(file) => {
            let (problems, more, _) = check_rulebook_counting(&file.text);
            vec![Report::of(file, problems, more)]
        }
    }
}

/// A play that cannot be played, because its scenario is broken or not where it should be.
fn without_scenario(broken: bool) -> Diagnostic {
    let (message, help) = if broken {
        (
            "the scenario of this play has errors, so it was not played",
            "check the folder of the scenario first",
        )
    } else {
        (
            "this play has no scenario, so it was not played",
            "put it into the folder `plays` beside its scenario.ron",
        )
    };
    Diagnostic::error("play-without-scenario", 0..0, message).help(help)
}
