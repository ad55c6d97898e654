//! The log of a radio amateur: one contact per line.

use std::borrow::Cow;

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A field without `=`.
    NoValue,
    /// A field that begins with `=`.
    NoKey,
    /// A quoted value without its closing quote.
    Unclosed,
    /// A backslash before something that needs none.
    BadEscape,
    /// A closing quote with something other than a space after it.
    NoSpace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogError {
    pub line: usize,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<'t> {
    pub key: &'t str,
    pub value: Cow<'t, str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<'t> {
    fields: Vec<Field<'t>>,
}

impl<'t> Record<'t> {
    pub fn fields(&self) -> &[Field<'t>] {
        &self.fields
    }

    /// The value of the last field with this key.
    pub fn get(&self, key: &str) -> Option<&Cow<'t, str>> {
        self.fields.iter().rev().find(|field| field.key == key).map(|field| &field.value)
    }
}

#[derive(Debug, Clone)]
pub struct Log<'t> {
    records: Vec<Record<'t>>,
}

impl<'t> Log<'t> {
    pub fn parse(text: &'t str) -> Result<Log<'t>, LogError> {
        let mut records = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim_matches(' ').is_empty() || line.starts_with('#') {
                continue;
            }
            let fields = parse_line(line).map_err(|problem| LogError { line: index + 1, problem })?;
            records.push(Record { fields });
        }
        Ok(Log { records })
    }

    pub fn records(&self) -> &[Record<'t>] {
        &self.records
    }

    pub fn find(&self, key: &str, value: &str) -> impl Iterator<Item = &Record<'t>> + '_ {
        self.records.iter().filter(|record| record.get(key).is_some_and(|found| found == value))
    }

    /// Every key once, sorted.
    pub fn keys(&self) -> Vec<&'t str> {
        let mut keys: Vec<&'t str> =
            self.records.iter().flat_map(|record| &record.fields).map(|field| field.key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Hides the values of all fields with this key and tells how many there were.
    pub fn redact(&mut self, key: &str) -> usize {
        let mut count = 0;
        let fields = self.records.iter_mut().flat_map(|record| &mut record.fields);
        for field in fields.filter(|field| field.key == key) {
            field.value = Cow::Borrowed("***");
            count += 1;
        }
        count
    }
}

fn parse_line(line: &str) -> Result<Vec<Field<'_>>, Problem> {
    let mut fields = Vec::new();
    let mut rest = line.trim_start_matches(' ');
    while !rest.is_empty() {
        let word_end = rest.find(' ').unwrap_or(rest.len());
        let equals = rest[..word_end].find('=').ok_or(Problem::NoValue)?;
        if equals == 0 {
            return Err(Problem::NoKey);
        }
        let key = &rest[..equals];
        rest = &rest[equals + 1..];
        let value;
        if let Some(quoted) = rest.strip_prefix('"') {
            (value, rest) = parse_quoted(quoted)?;
            if !rest.is_empty() && !rest.starts_with(' ') {
                return Err(Problem::NoSpace);
            }
        } else {
            let (bare, after) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
            value = Cow::Borrowed(bare);
            rest = after;
        }
        fields.push(Field { key, value });
        rest = rest.trim_start_matches(' ');
    }
    Ok(fields)
}

/// Reads up to the closing quote; returns the value and what follows the quote.
fn parse_quoted(text: &str) -> Result<(Cow<'_, str>, &str), Problem> {
    let mut value = Cow::Borrowed("");
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                if let Cow::Borrowed(_) = value {
                    value = Cow::Borrowed(&text[..at]);
                }
                return Ok((value, &text[at + 1..]));
            }
            '\\' => {
                // The first escape makes the value an owned one.
                if let Cow::Borrowed(_) = value {
                    value = Cow::Owned(text[..at].to_string());
                }
                match chars.next() {
                    Some((_, c @ ('"' | '\\'))) => value.to_mut().push(c),
                    Some(_) => return Err(Problem::BadEscape),
                    None => return Err(Problem::Unclosed),
                }
            }
            c => {
                if let Cow::Owned(owned) = &mut value {
                    owned.push(c);
                }
            }
        }
    }
    Err(Problem::Unclosed)
}
