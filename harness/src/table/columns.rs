//! The columns of a table of rows, as Arrow types.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields, Schema};

/// The type of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Text.
    Text,
    /// Yes or no.
    Bool,
    /// A whole number of 64 bits with a sign.
    Int,
    /// A number.
    Float,
    /// Any number of values of one kind.
    List(Box<Kind>),
    /// Values with names.
    Record(Columns),
}

/// Columns by name, in order.
pub type Columns = Vec<(&'static str, Kind)>;

impl Kind {
    /// A list.
    pub fn list(of: Self) -> Self {
        Self::List(Box::new(of))
    }

    fn arrow(&self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Bool => DataType::Boolean,
            Self::Int => DataType::Int64,
            Self::Float => DataType::Float64,
            Self::List(of) => DataType::List(Arc::new(Field::new("element", of.arrow(), true))),
            Self::Record(columns) => DataType::Struct(fields(columns)),
        }
    }
}

fn fields(columns: &Columns) -> Fields {
    let field = |(name, kind): &(&'static str, Kind)| Field::new(*name, kind.arrow(), true);
    columns.iter().map(field).collect()
}

/// The columns as an Arrow schema.
pub(super) fn arrow_schema(columns: &Columns) -> Arc<Schema> {
    Arc::new(Schema::new(fields(columns)))
}
