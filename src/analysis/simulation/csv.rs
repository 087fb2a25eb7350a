//! Rows as lines of CSV.

use super::Simulation;
use super::column::{By, Column, Kind, LABELS, NOTHING};
use crate::output::csv::cell;

/// Everything that lines of CSV need beside the numbers.
pub(super) struct Lines {
    columns: Vec<Column>,
    scenario: String,
    rulebook: String,
}

/// The line with the columns' names.
#[must_use]
pub fn header(columns: &[Column]) -> Vec<u8> {
    let mut lines = Writer::new(0);
    for name in LABELS.into_iter().chain(columns.iter().map(|c| &*c.name)) {
        lines.name(name);
    }
    lines.end();
    lines.bytes()
}

impl Lines {
    pub(super) fn new(simulation: &Simulation, by: By) -> Self {
        Self {
            columns: simulation.columns(by),
            scenario: simulation.story.raw().id.clone(),
            rulebook: simulation.game.rulebook().id.clone(),
        }
    }

    pub(super) fn write(&self, player: &str, rows: &[i64]) -> Vec<u8> {
        let mut lines = Writer::new(rows.len() * 8);
        let mut shown = String::new();
        for row in rows.chunks_exact(self.columns.len().max(1)) {
            for name in [&self.scenario, &self.rulebook, player] {
                lines.name(name);
            }
            for (column, &number) in self.columns.iter().zip(row) {
                shown.clear();
                show(&mut shown, &column.kind, number);
                match column.kind {
                    Kind::Name(_) => lines.name(&shown),
                    _ => lines.cell(&shown),
                }
            }
            lines.end();
        }
        lines.bytes()
    }
}

/// Writes CSV into memory, which cannot fail.
struct Writer(::csv::Writer<Vec<u8>>);

impl Writer {
    fn new(capacity: usize) -> Self {
        Self(::csv::Writer::from_writer(Vec::with_capacity(capacity)))
    }

    /// A text of ours: a number or a column's name.
    fn cell(&mut self, text: &str) {
        self.0.write_field(text).expect("memory takes every byte");
    }

    /// A name that somebody else gave.
    fn name(&mut self, text: &str) {
        self.cell(&cell(text));
    }

    fn end(&mut self) {
        self.0
            .write_record(None::<&[u8]>)
            .expect("every row has as many cells as the first");
    }

    fn bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes every byte")
    }
}

/// Appends a number as its column reads it; nothing for [`NOTHING`].
pub(super) fn show(cell: &mut String, kind: &Kind, number: i64) {
    use std::fmt::Write as _;
    if number == NOTHING && *kind != Kind::Seed {
        return;
    }
    // Writing into a String cannot fail.
    let _ = match kind {
        Kind::Count => write!(cell, "{number}"),
        Kind::Seed => write!(cell, "{}", number.cast_unsigned()),
        Kind::Thousandths => {
            let sign = if number < 0 { "-" } else { "" };
            let size = number.unsigned_abs();
            write!(cell, "{sign}{}.{:03}", size / 1000, size % 1000)
        }
        Kind::Name(names) => {
            let name = usize::try_from(number).ok().and_then(|n| names.get(n));
            cell.push_str(name.map_or("", String::as_str));
            Ok(())
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(kind: &Kind, number: i64) -> String {
        let mut cell = String::new();
        show(&mut cell, kind, number);
        cell
    }

    #[test]
    fn thousandths_are_exact() {
        for (number, text) in [
            (0, "0.000"),
            (7, "0.007"),
            (-7, "-0.007"),
            (-12_345, "-12.345"),
            (100_000, "100.000"),
            (NOTHING, ""),
        ] {
            assert_eq!(shown(&Kind::Thousandths, number), text);
        }
    }

    #[test]
    fn the_largest_seed_is_no_negative_number_and_none_is_nothing() {
        assert_eq!(shown(&Kind::Seed, -1), "18446744073709551615");
        assert_eq!(shown(&Kind::Seed, i64::MIN), "9223372036854775808");
    }

    #[test]
    fn names_with_commas_are_quoted_and_formulas_are_text() {
        let mut lines = Writer::new(0);
        lines.name("scripted:a,b");
        lines.name("=1");
        lines.cell("-1");
        lines.end();
        assert_eq!(lines.bytes(), b"\"scripted:a,b\",'=1,-1\n");
    }
}
