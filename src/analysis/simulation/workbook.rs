//! Rows as a workbook for spreadsheets (.xlsx): numbers are numbers under every language of the office program, seeds and ids are text, and a
//! second sheet says what the columns mean.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::csv::show;
use super::{By, Column, Kind, LABELS, NOTHING, Part, Simulation};

/// Rows that a workbook takes. A sheet could hold five times as many, but no office program is pleasant with that many, and all of them
/// are kept in memory until the file is written.
pub const MOST: u32 = 200_000;

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// Too many rows.
    #[error("a workbook takes {MOST} rows, and these are more")]
    TooMany,
    /// Something that a cell cannot hold, such as a label of more than 32,767 characters.
    #[error("{0}")]
    Cell(#[from] XlsxError),
}

/// A workbook that is being filled.
pub struct Book {
    rows: Worksheet,
    codebook: Worksheet,
    columns: Vec<Column>,
    points: Format,
    next: u32,
}

impl Book {
    /// Begins a workbook with the names of the columns, and what they mean.
    ///
    /// # Errors
    /// If a name does not fit into a cell.
    pub fn new(simulation: &Simulation, by: By) -> Result<Self, BookError> {
        let columns = simulation.columns(by);
        let bold = Format::new().set_bold();
        let (mut rows, mut codebook) = (Worksheet::new(), Worksheet::new());
        rows.set_name("rows")?.set_freeze_panes(1, 0)?;
        codebook.set_name("codebook")?.set_freeze_panes(1, 0)?;
        let labels = simulation.labels();
        let names = labels.iter().chain(columns.iter().map(|c| &c.name));
        for (at, name) in (0..).zip(names) {
            rows.write_string_with_format(0, at, name, &bold)?;
        }
        for (at, name) in (0..).zip(["column", "type", "may be empty", "about"]) {
            codebook.write_string_with_format(0, at, name, &bold)?;
        }
        let about = labels.iter().enumerate().map(|(at, name)| {
            let about = LABELS
                .get(at)
                .map_or("a factor of the experiment: what was set", |(_, a)| *a);
            (name.as_str(), "text", at + 1 == LABELS.len(), about)
        });
        let told = columns.iter().map(|column| {
            let kind = match column.kind {
                Kind::Count => "whole number",
                Kind::Seed => "text of digits: a spreadsheet rounds numbers of more than 15",
                Kind::Thousandths => "number, three decimal places",
                Kind::Name(_) => "text",
            };
            (column.name.as_str(), kind, column.optional, column.about)
        });
        for (row, (name, kind, optional, about)) in (1..).zip(about.chain(told)) {
            let optional = if optional { "yes" } else { "no" };
            for (at, text) in (0..).zip([name, kind, optional, about]) {
                codebook.write_string(row, at, text)?;
            }
        }
        for (at, width) in (0..).zip([24, 24, 14, 90]) {
            codebook.set_column_width(at, width)?;
        }
        Ok(Self {
            rows,
            codebook,
            columns,
            points: Format::new().set_num_format("0.000"),
            next: 1,
        })
    }

    /// Takes some rows of a simulation, which must have the same labels and columns as the first.
    ///
    /// # Errors
    /// If there are more rows than a workbook takes, or a text does not fit into a cell.
    pub fn write(&mut self, simulation: &Simulation, part: &Part) -> Result<(), BookError> {
        let labels = simulation.label_values(part.player);
        for numbers in part.numbers.chunks_exact(self.columns.len().max(1)) {
            if self.next > MOST {
                return Err(BookError::TooMany);
            }
            let mut at = 0;
            for label in &labels {
                // Never a formula, whatever it begins with.
                self.rows.write_string(self.next, at, *label)?;
                at += 1;
            }
            for (column, &number) in self.columns.iter().zip(numbers) {
                cell(
                    &mut self.rows,
                    (self.next, at),
                    column,
                    number,
                    &self.points,
                )?;
                at += 1;
            }
            self.next += 1;
        }
        Ok(())
    }

    /// The file. Nothing in it says when it was made: the same rows are the same file.
    ///
    /// # Errors
    /// If the parts cannot be put together.
    pub fn finish(self) -> Result<Vec<u8>, BookError> {
        Ok(file(vec![self.rows, self.codebook])?)
    }
}

fn cell(
    rows: &mut Worksheet,
    (row, at): (u32, u16),
    column: &Column,
    number: i64,
    points: &Format,
) -> Result<(), BookError> {
    if number == NOTHING && column.kind != Kind::Seed {
        return Ok(());
    }
    match &column.kind {
        Kind::Count => {
            rows.write_number(row, at, number as f64)?;
        }
        Kind::Thousandths => {
            rows.write_number_with_format(row, at, number as f64 / 1000.0, points)?;
        }
        kind @ (Kind::Seed | Kind::Name(_)) => {
            let mut text = String::new();
            show(&mut text, kind, number);
            if !text.is_empty() {
                rows.write_string(row, at, text)?;
            }
        }
    }
    Ok(())
}

/// A file of these sheets. Nothing in it says when it was made.
///
/// # Errors
/// If the parts cannot be put together.
pub fn file(sheets: Vec<Worksheet>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let long_ago = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let about = DocProperties::new()
        .set_comment("A model of a team, not an assessment of anybody.")
        .set_company(concat!("Two Hats ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&long_ago);
    book.set_properties(&about);
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer()
}
