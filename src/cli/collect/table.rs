//! A small table with types, as CSV, Parquet or a workbook.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::analysis::simulation::workbook::file;
use crate::cli::CliError;
use crate::output::csv::cell as harmless;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Kind {
    /// Text.
    Text,
    /// A whole number of 32 bits.
    Count,
    /// A number with a fraction.
    Number,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::cli) enum Cell {
    /// Nothing: empty in CSV, null in Parquet.
    Nothing,
    /// See [`Kind::Text`].
    Text(String),
    /// See [`Kind::Count`].
    Count(i32),
    /// See [`Kind::Number`].
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Nothing, Into::into)
    }
}

/// Columns, and rows with a cell for each.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::cli) struct Table {
    /// Names and kinds.
    pub(in crate::cli) columns: Vec<(&'static str, Kind)>,
    /// The rows.
    pub(in crate::cli) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// As CSV, numbers with three places.
    pub(in crate::cli) fn csv(&self) -> String {
        let mut lines = csv::Writer::from_writer(Vec::new());
        let names = self.columns.iter().map(|(name, _)| *name);
        let memory = "memory takes every byte, and every row has as many cells as the first";
        lines.write_record(names).expect(memory);
        for row in &self.rows {
            let shown = row.iter().map(|cell| match cell {
                Cell::Nothing => String::new(),
                Cell::Text(text) => harmless(text).into_owned(),
                Cell::Count(count) => count.to_string(),
                Cell::Number(number) => format!("{number:.3}"),
            });
            lines.write_record(shown).expect(memory);
        }
        let bytes = lines.into_inner().expect(memory);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// As a workbook: numbers are numbers, everything else is text, and nothing a formula.
    ///
    /// # Errors
    /// If the table does not fit into a sheet: 1,048,576 rows, 32,767 characters in a cell.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, CliError> {
        self.as_workbook().map_err(|error| {
            CliError::new(
                format!("the table cannot be written: {error}"),
                "",
                "collect fewer saves at once, or write CSV",
            )
        })
    }

    fn as_workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let (bold, points) = (
            Format::new().set_bold(),
            Format::new().set_num_format("0.000"),
        );
        let mut sheet = Worksheet::new();
        sheet.set_name("rows")?.set_freeze_panes(1, 0)?;
        for (at, (name, _)) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(0, at, *name, &bold)?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (at, cell) in (0..).zip(row) {
                match cell {
                    Cell::Nothing => {}
                    Cell::Text(text) if text.is_empty() => {}
                    Cell::Text(text) => {
                        sheet.write_string(line, at, text)?;
                    }
                    Cell::Count(count) => {
                        sheet.write_number(line, at, *count)?;
                    }
                    Cell::Number(number) => {
                        sheet.write_number_with_format(line, at, *number, &points)?;
                    }
                }
            }
        }
        file(vec![sheet])
    }

    /// As a Parquet file.
    ///
    /// # Errors
    /// If the table cannot be written; memory takes it.
    #[cfg(feature = "parquet")]
    pub(in crate::cli) fn parquet(&self) -> Result<Vec<u8>, CliError> {
        self.as_parquet()
            .map_err(|error| CliError::new(format!("the table cannot be written: {error}"), "", ""))
    }

    /// Never: asked for only where it is built in.
    ///
    /// # Errors
    /// Always, and says so.
    #[cfg(not(feature = "parquet"))]
    pub(in crate::cli) fn parquet(&self) -> Result<Vec<u8>, CliError> {
        Err(crate::cli::write::no_parquet())
    }

    #[cfg(feature = "parquet")]
    fn as_parquet(&self) -> parquet::errors::Result<Vec<u8>> {
        use std::sync::Arc;

        use parquet::basic::{LogicalType, Repetition, Type as Physical};
        use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
        use parquet::file::properties::WriterProperties;
        use parquet::file::writer::SerializedFileWriter;
        use parquet::schema::types::Type;

        let field = |&(name, kind): &(&'static str, Kind)| {
            let (physical, logical) = match kind {
                Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
                Kind::Count => (Physical::INT32, None),
                Kind::Number => (Physical::DOUBLE, None),
            };
            Type::primitive_type_builder(name, physical)
                .with_logical_type(logical)
                .with_repetition(Repetition::OPTIONAL)
                .build()
                .map(Arc::new)
        };
        let fields: Result<Vec<_>, _> = self.columns.iter().map(field).collect();
        let schema = Type::group_type_builder("rows")
            .with_fields(fields?)
            .build()?;
        let properties = WriterProperties::builder()
            .set_created_by(concat!("two-hats ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let mut bytes = Vec::new();
        let mut file =
            SerializedFileWriter::new(&mut bytes, Arc::new(schema), Arc::new(properties))?;
        let mut group = file.next_row_group()?;
        for at in 0..self.columns.len() {
            let Some(mut column) = group.next_column()? else {
                break;
            };
            let cells = || self.rows.iter().filter_map(|row| row.get(at));
            let levels: Vec<i16> = cells()
                .map(|cell| i16::from(*cell != Cell::Nothing))
                .collect();
            let levels = Some(levels.as_slice());
            match self.columns[at].1 {
                Kind::Text => {
                    let texts: Vec<ByteArray> = cells()
                        .filter_map(|cell| match cell {
                            Cell::Text(text) => Some(ByteArray::from(text.as_bytes().to_vec())),
                            _ => None,
                        })
                        .collect();
                    column
                        .typed::<ByteArrayType>()
                        .write_batch(&texts, levels, None)?;
                }
                Kind::Count => {
                    let counts: Vec<i32> = cells()
                        .filter_map(|cell| match cell {
                            Cell::Count(count) => Some(*count),
                            _ => None,
                        })
                        .collect();
                    column
                        .typed::<Int32Type>()
                        .write_batch(&counts, levels, None)?;
                }
                Kind::Number => {
                    let numbers: Vec<f64> = cells()
                        .filter_map(|cell| match cell {
                            Cell::Number(number) => Some(*number),
                            _ => None,
                        })
                        .collect();
                    column
                        .typed::<DoubleType>()
                        .write_batch(&numbers, levels, None)?;
                }
            }
            column.close()?;
        }
        group.close()?;
        file.close()?;
        Ok(bytes)
    }
}
