//! Files of rows: JSONL, Parquet, CSV. A few rows at a time are in memory.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use super::schema::Columns;
use super::sheet::guard;
use super::{ExportError, FileFormat};
use crate::table::ParquetFile;

/// Writes rows to one file.
pub(super) struct RowWriter {
    path: PathBuf,
    form: Form,
}

enum Form {
    Jsonl(BufWriter<File>),
    Csv(Box<csv::Writer<File>>, Columns),
    Parquet(Box<ParquetFile>),
}

impl RowWriter {
    /// Begins the file `path`.
    pub(super) fn begin(
        path: PathBuf,
        format: FileFormat,
        columns: &Columns,
    ) -> Result<Self, ExportError> {
        let failed = |why: &dyn std::fmt::Display| ExportError::write(&path, why);
        let create = || File::create(&path).map_err(|error| failed(&error));
        let form = match format {
            FileFormat::Jsonl => Form::Jsonl(BufWriter::new(create()?)),
            FileFormat::Csv => {
                let mut writer = csv::Writer::from_writer(create()?);
                let header = columns.iter().map(|(name, _)| *name);
                writer
                    .write_record(header)
                    .map_err(|error| failed(&error))?;
                Form::Csv(Box::new(writer), columns.clone())
            }
            FileFormat::Parquet => Form::Parquet(Box::new(
                ParquetFile::begin(&path, columns).map_err(|why| failed(&why))?,
            )),
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
