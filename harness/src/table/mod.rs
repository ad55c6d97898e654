//! Tables of rows as files for other programs: what their columns are, and Parquet.

mod columns;
mod parquet;

pub use columns::{Columns, Kind};
pub use parquet::ParquetFile;
