//! Files of rows: JSONL, Parquet, CSV. A few rows at a time are in memory.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use arrow::datatypes::Schema;
use arrow::json::ReaderBuilder;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde::Serialize;
use serde_json::Value;

use super::schema::{Columns, arrow_schema};
use super::sheet::guard;
use super::{ExportError, FileFormat};

/// Rows of a batch at most.
const BATCH_ROWS: usize = 1024;

/// Bytes of a batch, roughly.
const BATCH_BYTES: usize = 8 << 20;

/// Bytes of a row group before it goes to disk.
const GROUP_BYTES: usize = 32 << 20;

/// Writes rows to one file.
pub(super) struct RowWriter {
    path: PathBuf,
    form: Form,
}

enum Form {
    Jsonl(BufWriter<File>),
    Csv(Box<csv::Writer<File>>, Columns),
    Parquet(Box<Batches>),
}

/// Rows on their way to a Parquet file.
struct Batches {
    schema: Arc<Schema>,
    writer: ArrowWriter<File>,
    rows: Vec<Value>,
    bytes: usize,
}

impl RowWriter {
    /// Begins the file `path`.
    pub(super) fn begin(
        path: PathBuf,
        format: FileFormat,
        columns: &Columns,
    ) -> Result<Self, ExportError> {
        let failed = |why: &dyn std::fmt::Display| ExportError::write(&path, why);
        let file = File::create(&path).map_err(|error| failed(&error))?;
        let form = match format {
            FileFormat::Jsonl => Form::Jsonl(BufWriter::new(file)),
            FileFormat::Csv => {
                let mut writer = csv::Writer::from_writer(file);
                let header = columns.iter().map(|(name, _)| *name);
                writer
                    .write_record(header)
                    .map_err(|error| failed(&error))?;
                Form::Csv(Box::new(writer), columns.clone())
            }
            FileFormat::Parquet => {
                let schema = arrow_schema(columns);
                let level = ZstdLevel::try_new(3).map_err(|error| failed(&error))?;
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(level))
                    .build();
                let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties))
                    .map_err(|error| failed(&error))?;
                Form::Parquet(Box::new(Batches {
                    schema,
                    writer,
                    rows: Vec::new(),
                    bytes: 0,
                }))
            }
        };
        Ok(Self { path, form })
    }

    /// Writes one row.
    pub(super) fn write(&mut self, row: &impl Serialize) -> Result<(), ExportError> {
        let written = match &mut self.form {
            Form::Jsonl(file) => line(file, row).map_err(|error| error.to_string()),
            Form::Csv(writer, columns) => cells(writer, columns, row),
            Form::Parquet(batches) => batches.add(row),
        };
        written.map_err(|why| ExportError::write(&self.path, &why))
    }

    /// Writes what is left, and gives the file's path.
    pub(super) fn finish(self) -> Result<PathBuf, ExportError> {
        let finished = match self.form {
            Form::Jsonl(mut file) => file.flush().map_err(|error| error.to_string()),
            Form::Csv(mut writer, _) => writer.flush().map_err(|error| error.to_string()),
            Form::Parquet(batches) => batches.finish(),
        };
        match finished {
            Ok(()) => Ok(self.path),
            Err(why) => Err(ExportError::write(&self.path, &why)),
        }
    }
}

fn line(file: &mut BufWriter<File>, row: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *file, row)?;
    file.write_all(b"\n")
}

fn cells(
    writer: &mut csv::Writer<File>,
    columns: &Columns,
    row: &impl Serialize,
) -> Result<(), String> {
    let row = serde_json::to_value(row).map_err(|error| error.to_string())?;
    let cell = |name: &str| match row.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => guard(text),
        Some(other) => other.to_string(),
    };
    writer
        .write_record(columns.iter().map(|(name, _)| cell(name)))
        .map_err(|error| error.to_string())
}

impl Batches {
    fn add(&mut self, row: &impl Serialize) -> Result<(), String> {
        let row = serde_json::to_value(row).map_err(|error| error.to_string())?;
        self.bytes += weight(&row);
        self.rows.push(row);
        if self.rows.len() >= BATCH_ROWS || self.bytes >= BATCH_BYTES {
            self.put().map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn put(&mut self) -> Result<(), Box<dyn std::error::Error>> {
        let mut decoder = ReaderBuilder::new(Arc::clone(&self.schema))
            .with_batch_size(BATCH_ROWS)
            .with_strict_mode(true)
            .build_decoder()?;
        decoder.serialize(&self.rows)?;
        self.rows.clear();
        self.bytes = 0;
        while let Some(batch) = decoder.flush()? {
            self.writer.write(&batch)?;
        }
        if self.writer.in_progress_size() >= GROUP_BYTES {
            self.writer.flush()?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), String> {
        self.put().map_err(|error| error.to_string())?;
        self.writer.close().map_err(|error| error.to_string())?;
        Ok(())
    }
}

/// Roughly how many bytes a value takes.
fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() + 8,
        Value::Array(items) => items.iter().map(weight).sum::<usize>() + 8,
        Value::Object(fields) => fields.values().map(weight).sum::<usize>() + 8,
        _ => 8,
    }
}
