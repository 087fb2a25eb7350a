//! Figures and coverage, for people and for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::coverage::{Count, Coverage, missing};
use crate::analysis::measure::{Case, Changes, Crossing, Figure, Known, Report, Verdict};

/// The widest that the description of a figure may be before it is broken.
const WIDEST: usize = 58;

/// What plays showed of one scenario, as programs read it.
#[derive(Serialize)]
pub(super) struct Measured<'a> {
    file: &'a str,
    scenario: &'a str,
    playthroughs: u64,
    figures: Vec<Row<'a>>,
    seen: Vec<Sight<'a>>,
}

/// A figure, and whether it passes.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    #[serde(flatten)]
    figure: &'a Figure,
    passes: bool,
}

#[derive(Serialize)]
struct Sight<'a> {
    what: &'a str,
    verdict: Verdict,
    playthroughs: u64,
    case: &'a Option<Case>,
}

impl<'a> Row<'a> {
    pub(super) fn of(figure: &'a Figure) -> Self {
        Self {
            passes: figure.passes(),
            figure,
        }
    }
}

impl<'a> Measured<'a> {
    pub(super) fn new(file: &'a str, scenario: &'a str, report: &'a Report) -> Self {
        let sight = |known: &'a Known| Sight {
            what: &known.name,
            verdict: known.verdict,
            playthroughs: known.count,
            case: &known.case,
        };
        Self {
            file,
            scenario,
            playthroughs: report.runs,
            figures: report.figures.iter().map(Row::of).collect(),
            seen: report.known.iter().map(sight).collect(),
        }
    }
}

/// The table of one scenario.
///
/// # Errors
/// If it cannot be written.
pub(super) fn table(id: &str, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{id}: what plays show")?;
    for figure in &report.figures {
        row(figure, mark(figure), &figure.measured(), 12, out)?;
    }
    writeln!(out)
}

/// The table of one scenario whose file was saved again: what each figure was and is, and which went over a bound.
///
/// # Errors
/// If it cannot be written.
pub(super) fn beside(id: &str, changes: &Changes<'_>, out: &mut dyn Write) -> io::Result<()> {
    if changes.is_nothing() {
        return writeln!(out, "{id}: {}\n", changes.summary());
    }
    writeln!(out, "{id}: what plays show, and what they showed before")?;
    for change in &changes.figures {
        let now = change.now;
        let mark = match change.crossing() {
            Some(Crossing::Passes) => "ok ▲  ",
            Some(Crossing::Fails) => "doubt▼",
            None => mark(now),
        };
        row(now, mark, &change.number(), 22, out)?;
    }
    for gone in &changes.gone {
        row(gone, "gone  ", &gone.number(), 22, out)?;
    }
    writeln!(out, "{}\n", changes.summary())
}

fn mark(figure: &Figure) -> &'static str {
    match (figure.passes(), figure.threshold().is_empty()) {
        (_, true) => "      ",
        (true, _) => "ok    ",
        (false, _) => "doubt ",
    }
}

/// One figure, in as many lines as its description needs; its number in a column of some width.
fn row(
    figure: &Figure,
    mark: &str,
    number: &str,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lines = textwrap::wrap(&figure.what, WIDEST);
    let (last, before) = match lines.split_last() {
        Some((last, before)) => (last.as_ref(), before),
        None => ("", &[][..]),
    };
    for line in before {
        writeln!(out, "  {:6}{line}", "")?;
    }
    let case = figure
        .case
        .as_ref()
        .map_or_else(String::new, Case::to_string);
    let row = format!(
        "  {mark}{last:<WIDEST$} {number:>width$}   {:<16} {case}",
        figure.threshold(),
    );
    writeln!(out, "{}", row.trim_end())
}

/// What of the framework is exercised, and what is not.
///
/// # Errors
/// If it cannot be written.
pub(super) fn coverage(
    coverage: &Coverage,
    library: &[Figure],
    out: &mut dyn Write,
) -> io::Result<()> {
    let scenarios = match coverage.scenarios {
        1 => "1 scenario".to_owned(),
        n => format!("{n} scenarios"),
    };
    writeln!(out, "the framework in {scenarios}")?;
    for (what, list) in coverage.lists() {
        let never = missing(list);
        let used: Vec<usize> = list.iter().map(|c| c.times).filter(|n| *n > 0).collect();
        let times = match (used.iter().min(), used.iter().max()) {
            (Some(least), Some(most)) => format!(" ({least} to {most} times each)"),
            _ => String::new(),
        };
        writeln!(out, "  {what}: {} of {}{times}", used.len(), list.len())?;
        if !never.is_empty() {
            let names = format!("none exercises {}", never.join(", "));
            let look = textwrap::Options::new(100)
                .initial_indent("    ")
                .subsequent_indent("      ");
            writeln!(out, "{}", textwrap::fill(&names, look))?;
        }
        let seldom: Vec<&Count> = list.iter().filter(|c| c.times == 1).collect();
        if !seldom.is_empty() {
            let names: Vec<&str> = seldom.iter().map(|c| c.id.as_str()).collect();
            let names = format!("once only {}", names.join(", "));
            let look = textwrap::Options::new(100)
                .initial_indent("    ")
                .subsequent_indent("      ");
            writeln!(out, "{}", textwrap::fill(&names, look))?;
        }
    }
    for figure in library {
        row(figure, mark(figure), &figure.measured(), 12, out)?;
    }
    writeln!(out)
}
