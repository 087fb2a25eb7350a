//! Problems on stdout: for people, or as one JSON object.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use serde::Serialize;

use super::figures::{Measured, Row, beside, coverage as write_coverage, table};
use super::{Format, Report};
use crate::analysis::coverage::Coverage;
use crate::analysis::measure::{Figure, changes};
use crate::cli::{CliError, print};
use crate::content::diagnostic::{Diagnostic, Severity};
use crate::content::report::{Lines, Look, MOST_SHOWN, Machine, human, shown};

/// The version of the JSON.
const FORMAT: u32 = 1;
/// Columns where the width of the terminal is not known.
const WIDTH: usize = 100;

#[derive(Serialize)]
struct Whole<'a> {
    format: u32,
    files: Vec<&'a str>,
    problems: Vec<Machine<'a>>,
    errors: usize,
    warnings: usize,
    silenced: usize,
    left_out: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measured: Vec<Measured<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<&'a Coverage>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    library: Vec<Row<'a>>,
}

/// Prints everything. A reader that went away (as `head` does) is not an error.
///
/// # Errors
/// If stdout cannot be written.
pub(super) fn print(
    reports: &[Report],
    coverage: Option<&Coverage>,
    library: &[Figure],
    format: Format,
    code: ExitCode,
) -> Result<ExitCode, CliError> {
    let colour = print::colours();
    let look = Look {
        colour,
        width: match terminal_size::terminal_size() {
            Some((width, _)) if io::stdout().is_terminal() => usize::from(width.0).max(40),
            _ => WIDTH,
        },
    };
    match format {
        Format::Human => print::print_as(print::carries(colour), code, |out| {
            print_human(reports, coverage, library, look, out)
        }),
        Format::Json => print::print_as(print::Carries::Json, code, |out| {
            print_json(reports, coverage, library, out)
        }),
    }
}

fn print_human(
    reports: &[Report],
    coverage: Option<&Coverage>,
    library: &[Figure],
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    for report in reports {
        let lines = Lines::new(&report.file.text);
        let (some, more) = shown(&report.problems);
        for problem in some {
            writeln!(out, "{}\n", human(&report.file.name, &lines, problem, look))?;
        }
        let more = more + report.more;
        if more > 0 {
            let name = &report.file.name;
            writeln!(out, "{name}: and {} more\n", thousands(more))?;
        }
    }
    for report in reports {
        if let (Some(story), Some(now)) = (&report.story, &report.measured) {
            let id = &story.raw().id;
            match &report.before {
                Some(before) => beside(id, &changes(before, now), out)?,
                None => table(id, now, out)?,
            }
        }
    }
    if let Some(coverage) = coverage {
        write_coverage(coverage, library, out)?;
    }
    writeln!(out, "{}", summary(reports))
}

/// The scenarios that were measured: file, id, and what was found.
fn measured(
    reports: &[Report],
) -> impl Iterator<Item = (&str, &str, &crate::analysis::measure::Report)> {
    reports.iter().filter_map(|report| {
        let id = &report.story.as_ref()?.raw().id;
        Some((
            report.file.name.as_str(),
            id.as_str(),
            report.measured.as_ref()?,
        ))
    })
}

/// `2 files: 1 error, 3 warnings (1 silenced)`.
fn summary(reports: &[Report]) -> String {
    let (errors, warnings, silenced) = counts(reports);
    let files = some(reports.len(), "file");
    let mut line = match (errors, warnings) {
        (0, 0) => format!("{files}: nothing to mend"),
        (0, _) => format!("{files}: {}", some(warnings, "warning")),
        (_, 0) => format!("{files}: {}", some(errors, "error")),
        _ => format!(
            "{files}: {}, {}",
            some(errors, "error"),
            some(warnings, "warning")
        ),
    };
    if silenced > 0 {
        line.push_str(&format!(" ({silenced} silenced)"));
    }
    line
}

fn some(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// A number with commas, as people write it.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<String> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    groups.join(",")
}

fn counts(reports: &[Report]) -> (usize, usize, usize) {
    let of = |severity: Severity| {
        let is = |d: &&Diagnostic| d.severity == severity;
        reports.iter().flat_map(|r| &r.problems).filter(is).count()
    };
    let silenced = reports.iter().map(|r| r.silenced.len()).sum();
    let more: usize = reports.iter().map(|r| r.more).sum();
    (of(Severity::Error) + more, of(Severity::Warning), silenced)
}

fn print_json(
    reports: &[Report],
    coverage: Option<&Coverage>,
    library: &[Figure],
    out: &mut dyn Write,
) -> io::Result<()> {
    let (mut problems, mut left_out) = (Vec::new(), 0);
    for report in reports {
        let lines = Lines::new(&report.file.text);
        let name = &report.file.name;
        let (some, more) = shown(&report.problems);
        left_out += more + report.more;
        problems.extend(
            some.into_iter()
                .map(|problem| Machine::new(name, &lines, problem, None)),
        );
        left_out += report.silenced.len().saturating_sub(MOST_SHOWN);
        let silenced = report.silenced.iter().take(MOST_SHOWN);
        problems
            .extend(silenced.map(|(problem, why)| Machine::new(name, &lines, problem, Some(why))));
    }
    let (errors, warnings, silenced) = counts(reports);
    let whole = Whole {
        format: FORMAT,
        files: reports.iter().map(|r| r.file.name.as_str()).collect(),
        problems,
        errors,
        warnings,
        silenced,
        left_out,
        measured: measured(reports)
            .map(|(file, id, report)| Measured::new(file, id, report))
            .collect(),
        coverage,
        library: library.iter().map(Row::of).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}
