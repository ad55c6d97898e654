//! The log of a radio amateur: one contact per line.

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
pub struct Field {
    pub key: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    fields: Vec<Field>,
}

impl Record {
    pub fn fields(&self) -> Vec<Field> {
        self.fields.clone()
    }

    /// The value of the last field with this key.
    pub fn get(&self, key: &str) -> Option<String> {
        self.fields.iter().rev().find(|field| field.key == key).map(|field| field.value.clone())
    }
}

#[derive(Debug, Clone)]
pub struct Log {
    records: Vec<Record>,
}

impl Log {
    pub fn parse(text: &str) -> Result<Log, LogError> {
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

    pub fn records(&self) -> Vec<Record> {
        self.records.clone()
    }

    pub fn find(&self, key: &str, value: &str) -> Vec<Record> {
        let mut found = self.records.clone();
        found.retain(|record| record.get(key) == Some(value.to_string()));
        found
    }

    /// Every key once, sorted.
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for record in self.records() {
            keys.extend(record.fields().iter().map(|field| field.key.clone()));
        }
        keys.sort();
        keys.dedup();
        keys
    }

    /// Hides the values of all fields with this key and tells how many there were.
    pub fn redact(&mut self, key: &str) -> usize {
        let mut count = 0;
        for record in &mut self.records {
            for field in &mut record.fields {
                if field.key == key {
                    field.value = "***".to_string();
                    count += 1;
                }
            }
        }
        count
    }
}

fn parse_line(line: &str) -> Result<Vec<Field>, Problem> {
    let mut fields = Vec::new();
    let mut rest = line.trim_start_matches(' ').to_string();
    while !rest.is_empty() {
        let word_end = rest.find(' ').unwrap_or(rest.len());
        let equals = rest[..word_end].find('=').ok_or(Problem::NoValue)?;
        if equals == 0 {
            return Err(Problem::NoKey);
        }
        let key = rest[..equals].to_string();
        rest = rest[equals + 1..].to_string();
        let value;
        if rest.starts_with('"') {
            let (unquoted, after) = parse_quoted(rest[1..].to_string())?;
            if !after.is_empty() && !after.starts_with(' ') {
                return Err(Problem::NoSpace);
            }
            value = unquoted;
            rest = after;
        } else {
            let end = rest.find(' ').unwrap_or(rest.len());
            value = rest[..end].to_string();
            rest = rest[end..].to_string();
        }
        fields.push(Field { key, value });
        rest = rest.trim_start_matches(' ').to_string();
    }
    Ok(fields)
}

/// Reads up to the closing quote; returns the value and what follows the quote.
fn parse_quoted(text: String) -> Result<(String, String), Problem> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((value, text[at + 1..].to_string())),
            '\\' => match chars.next() {
                Some((_, c @ ('"' | '\\'))) => value.push(c),
                Some(_) => return Err(Problem::BadEscape),
                None => return Err(Problem::Unclosed),
            },
            c => value.push(c),
        }
    }
    Err(Problem::Unclosed)
}
