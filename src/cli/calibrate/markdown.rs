//! The generated section of `docs/model.md`, with its markers.

use std::fmt::Write;

use super::numbers;
use super::report::Report;
use crate::analysis::calibrate::{Row, Table};

pub(super) fn section(report: &Report) -> String {
    let mut text = String::from("<!-- calibration -->\n");
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "\nMade by `two-hats calibrate --synthetic {} --format markdown`: rulebook `{}`, {} seeds from {}, {} people each, {} null rulebooks, scenarios {}. \
         In brackets: 95 % intervals over people and scenarios. *Seeds* and *nulls*: in how many of the seeds, and under how many of the null rulebooks, the \
         figure lies in the band; *plain* is the figure without rules.\n",
        report.synthetic_scenarios,
        report.rulebook,
        report.seeds,
        report.seed,
        report.people,
        report.nulls,
        report.scenarios.join(", ")
    );
    for (table, title) in [
        (Table::Findings, "Published findings"),
        (Table::Teams, "Real teams"),
        (
            Table::Signatures,
            "Signatures of the design: no findings, no score",
        ),
    ] {
        let rows = numbers::of(&report.rows, table);
        if !rows.is_empty() {
            let _ = writeln!(text, "\n### {title}\n\n{}.\n", numbers::score(&rows));
            full(&mut text, &rows);
        }
    }
    if !report.synthetic_rows.is_empty() {
        let _ = writeln!(
            text,
            "\n### Check of generality\n\nThe same on {} scenarios made by a program.\n\n| row | simulated | a hit lies | |\n|---|---|---|---|",
            report.synthetic_scenarios
        );
        for table in [Table::Findings, Table::Teams, Table::Signatures] {
            for row in numbers::of(&report.synthetic_rows, table) {
                let _ = writeln!(
                    text,
                    "| {} | {} | {} | {} |",
                    row.finding.id,
                    numbers::simulated(row),
                    numbers::band(row),
                    verdict(row)
                );
            }
        }
    }
    text += "\n### What is simulated for each, and why its band\n\n";
    for row in &report.rows {
        let finding = &row.finding;
        if finding.table == Table::Design {
            let _ = writeln!(
                text,
                "- {} ({}, {}): not simulated; {}.",
                finding.finding, finding.source, finding.published, finding.why
            );
        } else {
            let _ = writeln!(
                text,
                "- `{}`: {}. Band: {}.",
                finding.id, row.method, finding.why
            );
        }
    }
    text += "\n<!-- /calibration -->\n";
    text
}

fn full(text: &mut String, rows: &[&Row]) {
    *text += "| finding | published | | simulated | a hit lies | | seeds | nulls | plain |\n|---|---|---|---|---|---|---|---|---|\n";
    for row in rows {
        let finding = &row.finding;
        let plain = row.plain.map_or_else(
            || "–".to_owned(),
            |figure| numbers::number(figure, finding.unit),
        );
        let _ = writeln!(
            text,
            "| {} ({}) | {} | {} | {} | {} | {} | {} | {} | {plain} |",
            finding.finding,
            finding.source,
            finding.published,
            numbers::compared(row),
            numbers::simulated(row),
            numbers::band(row),
            verdict(row),
            of(row.seeds),
            of(row.nulls),
        );
    }
}

fn of(count: crate::analysis::calibrate::Count) -> String {
    match count.of {
        0 => "–".to_owned(),
        all => format!("{} of {all}", count.inside),
    }
}

fn verdict(row: &Row) -> String {
    match numbers::verdict(row) {
        "miss" => "**miss**".to_owned(),
        other => other.to_owned(),
    }
}
