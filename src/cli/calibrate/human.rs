//! The rows as text for a terminal.

use std::fmt::Write;

use super::{Report, numbers};
use crate::analysis::calibrate::Row;

pub(super) fn table(report: &Report) -> String {
    let mut text = format!(
        "Rulebook \"{}\", {} playthroughs, seed {}. A model, not an assessment of anybody.\n",
        report.rulebook, report.runs, report.seed
    );
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\nThe library: {}", report.scenarios.join(", "));
    rows(&mut text, &report.rows);
    if !report.synthetic_rows.is_empty() {
        let count = report.synthetic_scenarios;
        let _ = writeln!(
            text,
            "\nCheck of generality: {count} scenarios made by a program"
        );
        rows(&mut text, &report.synthetic_rows);
    }
    text
}

fn rows(text: &mut String, rows: &[Row]) {
    let width = terminal_size::terminal_size().map_or(80, |(w, _)| usize::from(w.0).clamp(40, 100));
    for row in rows {
        let _ = writeln!(text, "\n{}: {}", row.id, numbers::status(row.status));
        let published = format!("{} ({}): {}", row.finding, row.source, row.published);
        let mut lines = vec![published, row.method.clone()];
        if row.simulated.is_some() {
            lines.push(format!(
                "simulated {}; {}",
                numbers::simulated(row),
                numbers::criterion(row)
            ));
        }
        for line in lines {
            let options = textwrap::Options::new(width)
                .initial_indent("  ")
                .subsequent_indent("    ");
            for line in textwrap::wrap(&line, options) {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    let _ = writeln!(text, "\n{}.", numbers::count(rows));
}
