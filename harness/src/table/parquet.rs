//! Rows to a Parquet file. A few rows at a time are in memory.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow::datatypes::Schema;
use arrow::json::ReaderBuilder;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde::Serialize;
use serde_json::Value;

use super::columns::{Columns, arrow_schema};

/// Rows of a batch at most.
const BATCH_ROWS: usize = 1024;

/// Bytes of a batch, roughly.
const BATCH_BYTES: usize = 8 << 20;

/// Bytes of a row group before it goes to disk.
const GROUP_BYTES: usize = 32 << 20;

/// A Parquet file that is being written. What goes wrong is said in words; whoever writes knows the file's name.
pub struct ParquetFile {
    schema: Arc<Schema>,
    writer: ArrowWriter<File>,
    rows: Vec<Value>,
    bytes: usize,
}

impl ParquetFile {
    /// Begins the file `path`, whose rows have these columns. A file of this name is replaced.
    pub fn begin(path: &Path, columns: &Columns) -> Result<Self, String> {
        let file = File::create(path).map_err(|error| error.to_string())?;
        let schema = arrow_schema(columns);
        let level = ZstdLevel::try_new(3).map_err(|error| error.to_string())?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(level))
            .build();
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties))
            .map_err(|error| error.to_string())?;
        Ok(Self {
            schema,
            writer,
            rows: Vec::new(),
            bytes: 0,
        })
    }

    /// Adds a row, whose fields are the columns.
    pub fn add(&mut self, row: &impl Serialize) -> Result<(), String> {
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

    /// Writes what is left.
    pub fn finish(mut self) -> Result<(), String> {
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
