//! `two-hats check`: every problem of scenario files, their plays and rulebooks, in one run.

mod files;
mod output;

use std::path::PathBuf;
use std::process::ExitCode;

use super::CliError;
use crate::content::Source;
use crate::content::check::{check, check_play, check_rulebook};
use crate::content::diagnostic::Diagnostic;
use files::Unit;

/// Arguments of `two-hats check`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// Scenario folders, files, folders of scenarios or ids; without, the folder `scenarios` if there is one, or else everything built in.
    path: Vec<PathBuf>,
    /// How problems are printed.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// A further folder of scenarios, in which ids are looked up; without PATH it is checked.
    #[arg(long, value_name = "DIR")]
    library: Option<PathBuf>,
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
    silenced: Vec<(Diagnostic, String)>,
}

/// Runs the command: exit code 0 if nothing was found, 1 if something was, 2 if a file could not be read.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let found = files::find(&args.path, args.library.as_deref())?;
    let reports: Vec<Report> = found.units.into_iter().flat_map(look_at).collect();
    output::print(&reports, args.format).map_err(|error| {
        CliError::new(
            format!("the problems could not be printed: {error}"),
            "",
            "",
        )
    })?;
    for error in &found.unreadable {
        let _ = error.report();
    }
    Ok(if !found.unreadable.is_empty() {
        ExitCode::from(2)
    } else if reports.iter().any(|r| !r.problems.is_empty()) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

fn look_at(unit: Unit) -> Vec<Report> {
    match unit {
        Unit::Scenario(file, plays) => {
            let checked = check(&file.text);
            let mut reports = vec![Report {
                file,
                problems: checked.diagnostics,
                silenced: checked.silenced,
            }];
            reports.extend(plays.into_iter().map(|play| Report {
                problems: check_play(&play.text, checked.story.as_ref()),
                silenced: Vec::new(),
                file: play,
            }));
            reports
        }
        Unit::Play(file, scenario) => {
            let story = scenario.as_ref().and_then(|s| check(&s.text).story);
            let mut problems = check_play(&file.text, story.as_ref());
            if story.is_none() {
                problems.insert(0, without_scenario(scenario.is_some()));
            }
            vec![Report {
                problems,
                silenced: Vec::new(),
                file,
            }]
        }
        Unit::Rulebook(file) => vec![Report {
            problems: check_rulebook(&file.text).0,
            silenced: Vec::new(),
            file,
        }],
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
