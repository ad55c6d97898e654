//! The log of a radio amateur: one contact per line.

use std::borrow::Cow;
use std::collections::BTreeSet;

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
        self.fields
            .iter()
            .filter(|field| field.key == key)
            .map(|field| &field.value)
            .last()
    }
}

#[derive(Debug, Clone)]
pub struct Log<'t> {
    records: Vec<Record<'t>>,
}

impl<'t> Log<'t> {
    pub fn parse(text: &'t str) -> Result<Log<'t>, LogError> {
        let mut log = Log {
            records: Vec::new(),
        };
        for (line, text) in (1..).zip(text.lines()) {
            let mut rest = text.trim_start_matches(' ');
            if rest.is_empty() || text.starts_with('#') {
                continue;
            }
            let mut fields = Vec::new();
            while !rest.is_empty() {
                let (field, after) =
                    Field::read(rest).map_err(|problem| LogError { line, problem })?;
                fields.push(field);
                rest = after.trim_start_matches(' ');
            }
            log.records.push(Record { fields });
        }
        Ok(log)
    }

    pub fn records(&self) -> &[Record<'t>] {
        &self.records
    }

    pub fn find<'l>(
        &'l self,
        key: &'l str,
        value: &'l str,
    ) -> impl Iterator<Item = &'l Record<'t>> {
        self.records
            .iter()
            .filter(move |record| match record.get(key) {
                Some(last) => **last == *value,
                None => false,
            })
    }

    /// Every key once, sorted.
    pub fn keys(&self) -> Vec<&'t str> {
        let mut keys = BTreeSet::new();
        for record in &self.records {
            keys.extend(record.fields.iter().map(|field| field.key));
        }
        keys.into_iter().collect()
    }

    /// Hides the values of all fields with this key and tells how many there were.
    pub fn redact(&mut self, key: &str) -> usize {
        let mut hidden = 0;
        for record in &mut self.records {
            for field in &mut record.fields {
                if field.key == key {
                    field.value = "***".into();
                    hidden += 1;
                }
            }
        }
        hidden
    }
}

impl<'t> Field<'t> {
    /// Reads the field with which the text begins; returns what follows it, too.
    fn read(text: &'t str) -> Result<(Field<'t>, &'t str), Problem> {
        let Some((key, rest)) = text.split_once('=').filter(|(key, _)| !key.contains(' ')) else {
            return Err(Problem::NoValue);
        };
        if key.is_empty() {
            return Err(Problem::NoKey);
        }
        if let Some(quoted) = rest.strip_prefix('"') {
            let (value, after) = unquote(quoted)?;
            return match after.chars().next() {
                None | Some(' ') => Ok((Field { key, value }, after)),
                Some(_) => Err(Problem::NoSpace),
            };
        }
        let end = rest.find(' ').unwrap_or(rest.len());
        let value = Cow::Borrowed(&rest[..end]);
        Ok((Field { key, value }, &rest[end..]))
    }
}

/// Reads up to the closing quote; returns the value and what follows the quote.
fn unquote(text: &str) -> Result<(Cow<'_, str>, &str), Problem> {
    // What stands before the last escape, unescaped, and the rest of the text.
    let mut before: Option<String> = None;
    let mut rest = text;
    loop {
        let at = rest.find(['"', '\\']).ok_or(Problem::Unclosed)?;
        let plain = &rest[..at];
        let mut following = rest[at..].chars();
        if following.next() == Some('"') {
            let value = match before {
                None => Cow::Borrowed(plain),
                Some(before) => Cow::Owned(before + plain),
            };
            return Ok((value, following.as_str()));
        }
        let unescaped = before.get_or_insert_default();
        unescaped.push_str(plain);
        match following.next() {
            Some(c) if c == '"' || c == '\\' => unescaped.push(c),
            Some(_) => return Err(Problem::BadEscape),
            None => return Err(Problem::Unclosed),
        }
        rest = following.as_str();
    }
}
