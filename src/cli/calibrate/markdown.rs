//! The generated section of `docs/model.md`, with its markers.

use std::fmt::Write;

use super::{Report, numbers};
use crate::analysis::calibrate::Row;

pub(super) fn section(report: &Report) -> String {
    let mut text = String::from("<!-- calibration -->\n");
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "\nMade by `two-hats calibrate --runs {} --seed {} --synthetic {} --format markdown` under the rulebook `{}`. In brackets: 95 % intervals \
         (bootstrap over players or seeds). Hits and misses alike.\n\n",
        report.runs, report.seed, report.synthetic_scenarios, report.rulebook
    );
    let _ = writeln!(
        text,
        "**The library** ({}): {}.\n",
        report.scenarios.join(", "),
        numbers::count(&report.rows)
    );
    text += "| finding | published | simulated | a hit if | |\n|---|---|---|---|---|\n";
    for row in &report.rows {
        let _ = writeln!(
            text,
            "| {} ({}) | {} | {} | {} | {} |",
            row.finding,
            row.source,
            row.published,
            numbers::simulated(row),
            numbers::criterion(row),
            verdict(row)
        );
    }
    if !report.synthetic_rows.is_empty() {
        let _ = writeln!(
            text,
            "\n**Check of generality** ({} scenarios made by a program): {}.\n",
            report.synthetic_scenarios,
            numbers::count(&report.synthetic_rows)
        );
        text += "| finding | published | simulated | |\n|---|---|---|---|\n";
        for row in report
            .synthetic_rows
            .iter()
            .filter(|r| r.simulated.is_some())
        {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} |",
                row.finding,
                row.published,
                numbers::simulated(row),
                verdict(row)
            );
        }
    }
    text += "\nWhat is simulated for each:\n\n";
    for row in &report.rows {
        let _ = writeln!(text, "- {} ({}): {}.", row.finding, row.source, row.method);
    }
    text += "\n<!-- /calibration -->\n";
    text
}

fn verdict(row: &Row) -> String {
    match numbers::status(row.status) {
        "miss" => "**miss**".to_owned(),
        other => other.to_owned(),
    }
}
