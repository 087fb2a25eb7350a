//! Rows as a Parquet file: doubles, names as dictionaries, a row group for every 65,536 rows so that memory stays flat.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::column::{By, Column, Kind, NOTHING};
use super::{Part, Simulation};

/// Rows of one group.
const GROUP: usize = 65_536;

/// A Parquet file that is being written.
pub struct Groups<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Column>,
    /// The names of all columns' values, ready to be written.
    names: Vec<Vec<ByteArray>>,
    /// How many labels a row begins with.
    labels: usize,
    /// Whose the waiting rows are: labels of neighbours, and how many rows.
    owners: Vec<(Vec<ByteArray>, usize)>,
    /// Rows of the group that is being filled.
    waiting: Vec<i64>,
}

impl<W: Write + Send> Groups<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn new(simulation: &Simulation, by: By, to: W) -> Result<Self> {
        Self::with(&simulation.labels(), simulation.columns(by), to)
    }

    /// Begins a file of any rows: the names of their labels, and the columns after those.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn with(labels: &[String], columns: Vec<Column>, to: W) -> Result<Self> {
        let text = |text: &str| ByteArray::from(text.as_bytes().to_vec());
        let names = |column: &Column| match &column.kind {
            Kind::Name(names) => names.iter().map(|name| text(name)).collect(),
            _ => Vec::new(),
        };
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("two-hats ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        Ok(Self {
            writer: SerializedFileWriter::new(to, schema(labels, &columns)?, Arc::new(properties))?,
            names: columns.iter().map(names).collect(),
            columns,
            labels: labels.len(),
            owners: Vec::new(),
            waiting: Vec::new(),
        })
    }

    /// Takes some rows of a simulation, which must have the same labels and columns as the first.
    ///
    /// # Errors
    /// If a group is full and cannot be written.
    pub fn write(&mut self, simulation: &Simulation, part: &Part) -> Result<()> {
        self.rows(&simulation.label_values(part.player), &part.numbers)
    }

    /// Takes the numbers of some rows with the same labels.
    ///
    /// # Errors
    /// If a group is full and cannot be written.
    pub fn rows(&mut self, labels: &[&str], numbers: &[i64]) -> Result<()> {
        let labels: Vec<ByteArray> = labels
            .iter()
            .map(|label| ByteArray::from(label.as_bytes().to_vec()))
            .collect();
        let width = self.columns.len().max(1);
        let mut rest = numbers;
        while !rest.is_empty() {
            let room = (GROUP - self.waiting.len() / width) * width;
            let (now, later) = rest.split_at(room.min(rest.len()));
            self.waiting.extend_from_slice(now);
            self.owners.push((labels.clone(), now.len() / width));
            rest = later;
            if self.waiting.len() / width >= GROUP {
                self.flush()?;
            }
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(mut self) -> Result<()> {
        self.flush()?;
        self.writer.close()?;
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        let width = self.columns.len().max(1);
        let count = self.waiting.len() / width;
        if count == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for at in 0..self.labels {
            let texts = self.owners.iter().filter_map(|(labels, rows)| {
                let label = labels.get(at)?;
                Some(std::iter::repeat_n(label.clone(), *rows))
            });
            let texts: Vec<ByteArray> = texts.flatten().collect();
            put(group.next_column()?, &texts, None)?;
        }
        for (at, (column, names)) in self.columns.iter().zip(&self.names).enumerate() {
            let numbers = || {
                self.waiting
                    .chunks_exact(width)
                    .filter_map(|row| row.get(at))
                    .copied()
            };
            let some = || numbers().filter(|n| !column.optional || *n != NOTHING);
            let levels: Option<Vec<i16>> = column
                .optional
                .then(|| numbers().map(|n| i16::from(n != NOTHING)).collect());
            let levels = levels.as_deref();
            let next = group.next_column()?;
            match &column.kind {
                Kind::Count => {
                    let counts: Vec<i32> = some().map(|n| n as i32).collect();
                    if let Some(mut writer) = next {
                        writer
                            .typed::<Int32Type>()
                            .write_batch(&counts, levels, None)?;
                        writer.close()?;
                    }
                }
                // The nearest double to three decimals: every reader takes it for a number, which not every one does with decimals.
                Kind::Thousandths => {
                    let points: Vec<f64> = some().map(|n| n as f64 / 1000.0).collect();
                    if let Some(mut writer) = next {
                        writer
                            .typed::<DoubleType>()
                            .write_batch(&points, levels, None)?;
                        writer.close()?;
                    }
                }
                Kind::Seed => {
                    let wide: Vec<i64> = some().collect();
                    if let Some(mut writer) = next {
                        writer
                            .typed::<Int64Type>()
                            .write_batch(&wide, levels, None)?;
                        writer.close()?;
                    }
                }
                Kind::Name(_) => {
                    let name = |n: i64| names.get(usize::try_from(n).ok()?).cloned();
                    let texts: Vec<ByteArray> =
                        some().map(|n| name(n).unwrap_or_default()).collect();
                    put(next, &texts, levels)?;
                }
            }
        }
        group.close()?;
        self.waiting.clear();
        self.owners.clear();
        Ok(())
    }
}

fn put(
    column: Option<SerializedColumnWriter<'_>>,
    texts: &[ByteArray],
    levels: Option<&[i16]>,
) -> Result<()> {
    let Some(mut writer) = column else {
        return Ok(());
    };
    writer
        .typed::<ByteArrayType>()
        .write_batch(texts, levels, None)?;
    writer.close()
}

fn schema(labels: &[String], columns: &[Column]) -> Result<Arc<Type>> {
    let text = |name: &str, repetition| {
        Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_logical_type(Some(LogicalType::String))
            .with_repetition(repetition)
            .build()
    };
    let mut fields = Vec::with_capacity(labels.len() + columns.len());
    for label in labels {
        fields.push(Arc::new(text(label, Repetition::REQUIRED)?));
    }
    for column in columns {
        let repetition = if column.optional {
            Repetition::OPTIONAL
        } else {
            Repetition::REQUIRED
        };
        let typed = |physical| {
            Type::primitive_type_builder(&column.name, physical).with_repetition(repetition)
        };
        fields.push(Arc::new(match column.kind {
            Kind::Count => typed(Physical::INT32).build()?,
            Kind::Seed => typed(Physical::INT64)
                .with_converted_type(ConvertedType::UINT_64)
                .build()?,
            Kind::Thousandths => typed(Physical::DOUBLE).build()?,
            Kind::Name(_) => text(&column.name, repetition)?,
        }));
    }
    Ok(Arc::new(
        Type::group_type_builder("rows")
            .with_fields(fields)
            .build()?,
    ))
}
