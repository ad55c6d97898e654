//! What is wrong with a task: the file, the line, the field and the remedy.

use std::path::{Path, PathBuf};

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

/// A task that cannot be used.
#[derive(Debug, Error, Diagnostic)]
#[error("{}: {message}", file.display())]
pub struct TaskError {
    /// The file at fault.
    pub file: PathBuf,
    /// The line in it, counted from 1, where one is known.
    pub line: Option<usize>,
    /// The key at fault, where one is known.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[help]
    pub remedy: Option<String>,
    #[source_code]
    source_text: Option<NamedSource<String>>,
    #[label("here")]
    span: Option<SourceSpan>,
}

impl TaskError {
    /// An error about a file as a whole.
    pub fn file(file: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: None,
            field: None,
            message: message.into(),
            remedy: None,
            source_text: None,
            span: None,
        }
    }

    /// An error about one key of a TOML file. The line is found by the key's name.
    pub fn field(file: &Path, text: &str, field: &str, message: impl Into<String>) -> Self {
        let error = Self {
            field: Some(field.to_owned()),
            ..Self::file(file, format!("`{field}`: {}", message.into()))
        };
        match key_span(text, field) {
            Some((offset, length)) => error.at(text, offset, length),
            None => error,
        }
    }

    /// An error that the TOML reader gave.
    pub fn toml(file: &Path, text: &str, error: &toml::de::Error) -> Self {
        let said = Self::file(file, error.message().trim());
        match error.span() {
            Some(span) => {
                let mut said = said.at(text, span.start, span.len());
                said.field = key_of_line(text, span.start);
                said
            }
            None => said,
        }
    }

    /// The same error with a remedy.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    fn at(mut self, text: &str, offset: usize, length: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        self.line = Some(before.matches('\n').count() + 1);
        self.source_text = Some(NamedSource::new(
            self.file.display().to_string(),
            text.to_owned(),
        ));
        self.span = Some((offset, length).into());
        self
    }

    /// `file:line`, or the file alone.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file.display()),
            None => self.file.display().to_string(),
        }
    }
}

/// Where `key = …` stands; for `a.b`, the line of `b` below `[a]`.
fn key_span(text: &str, key: &str) -> Option<(usize, usize)> {
    let (section, key) = match key.split_once('.') {
        Some((section, key)) => (Some(section), key),
        None => (None, key),
    };
    let mut current: Option<&str> = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if let Some(name) = trimmed
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            current = Some(name);
        } else if current == section && trimmed.split('=').next().map(str::trim) == Some(key) {
            return Some((offset, line.trim_end().len()));
        }
        offset += line.len();
    }
    None
}

fn key_of_line(text: &str, offset: usize) -> Option<String> {
    let start = text.get(..offset)?.rfind('\n').map_or(0, |index| index + 1);
    let line = text.get(start..)?.lines().next()?;
    let (key, _) = line.split_once('=')?;
    Some(key.trim().to_owned())
}
