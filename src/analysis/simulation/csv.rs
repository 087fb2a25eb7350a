//! Rows as lines of CSV.

use super::Simulation;
use super::column::{By, Column, Kind, NOTHING};
use crate::output::csv::cell;

/// How CSV is spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between cells.
    pub separator: u8,
    /// What stands between the whole part and the thousandths.
    pub decimal: char,
    /// Whether the file begins with a byte order mark, as spreadsheets want it to know UTF-8 by.
    pub mark: bool,
    /// Whether seeds are written so that a spreadsheet takes them for text and does not round them.
    pub text_seeds: bool,
}

impl Dialect {
    /// Commas, points, no mark: what programs read.
    pub const PLAIN: Self = Self {
        separator: b',',
        decimal: '.',
        mark: false,
        text_seeds: false,
    };

    /// What a spreadsheet reads on a system with this decimal sign.
    #[must_use]
    pub const fn spreadsheet(decimal_comma: bool) -> Self {
        Self {
            separator: if decimal_comma { b';' } else { b',' },
            decimal: if decimal_comma { ',' } else { '.' },
            mark: true,
            text_seeds: true,
        }
    }
}

/// Everything that lines of CSV need beside the numbers.
pub(super) struct Lines {
    columns: Vec<Column>,
    dialect: Dialect,
}

/// The line with the columns' names.
#[must_use]
pub fn header(labels: &[String], columns: &[Column], dialect: Dialect) -> Vec<u8> {
    let mut lines = Writer::new(0, dialect);
    for name in labels.iter().chain(columns.iter().map(|c| &c.name)) {
        lines.name(name);
    }
    lines.end();
    let mut bytes = if dialect.mark {
        "\u{feff}".as_bytes().to_vec()
    } else {
        Vec::new()
    };
    bytes.append(&mut lines.bytes());
    bytes
}

impl Lines {
    pub(super) fn new(simulation: &Simulation, by: By) -> Self {
        Self {
            columns: simulation.columns(by),
            dialect: simulation.dialect,
        }
    }

    pub(super) fn write(&self, labels: &[&str], rows: &[i64]) -> Vec<u8> {
        let mut lines = Writer::new(rows.len() * 8, self.dialect);
        let mut shown = String::new();
        for row in rows.chunks_exact(self.columns.len().max(1)) {
            for label in labels {
                lines.name(label);
            }
            for (column, &number) in self.columns.iter().zip(row) {
                shown.clear();
                self.show(&mut shown, &column.kind, number);
                match column.kind {
                    Kind::Name(_) => lines.name(&shown),
                    _ => lines.cell(&shown),
                }
            }
            lines.end();
        }
        lines.bytes()
    }

    fn show(&self, cell: &mut String, kind: &Kind, number: i64) {
        match kind {
            // A formula whose value is a text: digits alone would be rounded to fifteen.
            Kind::Seed if self.dialect.text_seeds => {
                cell.push_str("=\"");
                show(cell, kind, number);
                cell.push('"');
            }
            Kind::Thousandths if self.dialect.decimal != '.' => {
                show(cell, kind, number);
                *cell = cell.replace('.', &self.dialect.decimal.to_string());
            }
            _ => show(cell, kind, number),
        }
    }
}

/// Writes CSV into memory, which cannot fail.
struct Writer(::csv::Writer<Vec<u8>>);

impl Writer {
    fn new(capacity: usize, dialect: Dialect) -> Self {
        let lines = ::csv::WriterBuilder::new()
            .delimiter(dialect.separator)
            .from_writer(Vec::with_capacity(capacity));
        Self(lines)
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
        let mut lines = Writer::new(0, Dialect::PLAIN);
        lines.name("scripted:a,b");
        lines.name("=1");
        lines.cell("-1");
        lines.end();
        assert_eq!(lines.bytes(), b"\"scripted:a,b\",'=1,-1\n");
    }

    #[test]
    fn a_spreadsheet_gets_its_own_decimal_sign_and_whole_seeds() {
        let lines = Lines {
            columns: Vec::new(),
            dialect: Dialect::spreadsheet(true),
        };
        let shown = |kind: &Kind, number| {
            let mut cell = String::new();
            lines.show(&mut cell, kind, number);
            cell
        };
        assert_eq!(shown(&Kind::Thousandths, -44_907), "-44,907");
        assert_eq!(shown(&Kind::Thousandths, NOTHING), "");
        assert_eq!(shown(&Kind::Seed, -1), "=\"18446744073709551615\"");
        let head = header(&["a".to_owned(), "b".to_owned()], &[], lines.dialect);
        assert_eq!(head, "\u{feff}a;b\n".as_bytes());
    }
}
