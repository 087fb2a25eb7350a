//! The rows as text for a terminal.

use std::fmt::Write;

use super::numbers;
use super::report::Report;
use crate::analysis::calibrate::{Row, Table};

pub(super) fn table(report: &Report) -> String {
    let mut text = format!(
        "Rulebook \"{}\", seeds {} to {}, {} people each. A model, not an assessment of anybody.\n",
        report.rulebook,
        report.seed,
        report.seed.wrapping_add(u64::from(report.seeds) - 1),
        report.people
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

fn rows(text: &mut String, all: &[Row]) {
    let width = terminal_size::terminal_size().map_or(80, |(w, _)| usize::from(w.0).clamp(40, 100));
    for (table, title) in [
        (Table::Findings, "Published findings"),
        (Table::Teams, "Real teams"),
        (Table::Signatures, "Signatures of the design, no findings"),
    ] {
        let rows = numbers::of(all, table);
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{title}: {}.", numbers::score(&rows));
        for row in rows {
            let finding = &row.finding;
            let _ = writeln!(text, "\n{}: {}", finding.id, numbers::verdict(row));
            let mut lines = vec![
                format!(
                    "{} ({}): {}",
                    finding.finding, finding.source, finding.published
                ),
                row.method.clone(),
                format!(
                    "simulated {}, wanted {}",
                    numbers::simulated(row),
                    numbers::band(row)
                ),
            ];
            if row.nulls.of > 0 {
                lines.push(format!(
                    "in the band: {} of {} seeds, {} of {} null rulebooks",
                    row.seeds.inside, row.seeds.of, row.nulls.inside, row.nulls.of
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
    }
}
