//! The columns of a dataset as features, for the card.

use std::fmt::Write;

pub(super) use crate::table::{Columns, Kind};

impl Kind {
    /// A conversation; with reasoning where messages have it apart.
    pub(super) fn messages(reasoning: bool) -> Self {
        let mut message = vec![("role", Self::Text), ("content", Self::Text)];
        if reasoning {
            message.push(("reasoning_content", Self::Text));
        }
        Self::list(Self::Record(message))
    }

    fn is_nested(&self) -> bool {
        matches!(self, Self::List(_) | Self::Record(_))
    }

    /// The feature as YAML, as the library `datasets` writes it. `key` stands where a nested one begins.
    fn feature(&self, indent: usize, text: &mut String) {
        let pad = " ".repeat(indent);
        let scalar = match self {
            Self::Text => "string",
            Self::Bool => "bool",
            Self::Int => "int64",
            Self::Float => "float64",
            Self::List(of) => {
                match of.as_ref() {
                    Self::Record(columns) => {
                        let _ = writeln!(text, "{pad}list:");
                        features(columns, indent, text);
                    }
                    nested @ Self::List(_) => {
                        let _ = writeln!(text, "{pad}list:");
                        nested.feature(indent + 2, text);
                    }
                    scalar => {
                        let _ = writeln!(text, "{pad}list: {}", scalar.scalar_name());
                    }
                }
                return;
            }
            Self::Record(columns) => {
                let _ = writeln!(text, "{pad}struct:");
                return features(columns, indent, text);
            }
        };
        let _ = writeln!(text, "{pad}dtype: {scalar}");
    }

    fn scalar_name(&self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Int => "int64",
            Self::Float => "float64",
            _ => "string",
        }
    }
}

/// The columns as YAML, indented by `indent`.
pub(super) fn features(columns: &Columns, indent: usize, text: &mut String) {
    let pad = " ".repeat(indent);
    for (name, kind) in columns {
        let _ = writeln!(text, "{pad}- name: {name}");
        kind.feature(indent + 2, text);
    }
}

/// The columns as they are in a CSV file, where what is nested is JSON.
pub(super) fn flat(columns: &Columns) -> Columns {
    let flat = |kind: &Kind| match kind.is_nested() {
        true => Kind::Text,
        false => kind.clone(),
    };
    columns
        .iter()
        .map(|(name, kind)| (*name, flat(kind)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_written_as_datasets_writes_them() {
        let columns = vec![
            ("messages", Kind::messages(false)),
            ("label", Kind::Bool),
            ("ids", Kind::list(Kind::Int)),
            ("parts", Kind::Record(vec![("tests", Kind::Float)])),
            ("deep", Kind::list(Kind::list(Kind::Text))),
        ];
        let mut text = String::new();
        features(&columns, 0, &mut text);
        let expected = "- name: messages\n  list:\n  - name: role\n    dtype: string\n  - name: content\n    dtype: string\n\
                        - name: label\n  dtype: bool\n- name: ids\n  list: int64\n- name: parts\n  struct:\n  - name: tests\n    \
                        dtype: float64\n- name: deep\n  list:\n    list: string\n";
        assert_eq!(text, expected);
    }
}
