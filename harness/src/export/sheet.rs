//! The sheet of preferences, `Prompt`, `Chosen`, `Rejected`: read back as people leave it.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula. Such a cell is written with an
//! apostrophe before it, which is how one types such a text by hand, and the apostrophe is taken away when it is read.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::ExportError;
use super::conversation::Said;

/// The largest sheet that is read.
const AT_MOST: u64 = 1 << 30;

/// Columns that a sheet must have.
const NEEDED: [&str; 3] = ["Prompt", "Chosen", "Rejected"];

/// What begins a formula.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell that no spreadsheet takes for a formula.
pub(super) fn guard(text: &str) -> String {
    if is_formula(text.trim_start_matches('\'')) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// What [`guard`] was given.
pub(super) fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_formula(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// A prompt as one cell: its text if it is one message of the user, else the messages as JSON.
pub(super) fn prompt_cell(prompt: &[Said]) -> Result<String, serde_json::Error> {
    match prompt {
        [only] if only.role == "user" && as_messages(&only.content).is_none() => {
            Ok(only.content.clone())
        }
        several => serde_json::to_string(several),
    }
}

/// A reply as one cell.
pub(super) fn reply_cell(reply: &Said) -> String {
    reply.content.clone()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    role: Role,
    content: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    System,
    User,
    Assistant,
}

/// Messages, if the cell is a JSON array of such.
fn as_messages(cell: &str) -> Option<Vec<Said>> {
    if !cell.trim_start().starts_with('[') {
        return None;
    }
    let written: Vec<Written> = serde_json::from_str(cell).ok()?;
    let said = |one: Written| {
        let role = match one.role {
            Role::System => "system",
            Role::User => "user",
            Role::Assistant => "assistant",
        };
        Said::new(role, one.content)
    };
    (!written.is_empty()).then(|| written.into_iter().map(said).collect())
}

/// One row of a sheet.
#[derive(Debug, PartialEq)]
pub(super) struct SheetRow {
    pub prompt: Vec<Said>,
    pub chosen: Said,
    pub rejected: Said,
    pub task: Option<String>,
    /// Where it stands, counted from 1.
    pub line: u64,
}

/// Reads a sheet, row by row. Rows without any text are passed over, as spreadsheets leave them at the end.
pub(super) fn read_sheet(
    file: &Path,
    mut each: impl FnMut(SheetRow) -> Result<(), ExportError>,
) -> Result<u64, ExportError> {
    let text = read_text(file)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let wrong = |line: u64, column: &str, why: String| ExportError::Sheet {
        file: PathBuf::from(file),
        line,
        column: column.to_owned(),
        why,
    };
    let header = reader
        .headers()
        .map_err(|error| {
            wrong(
                1,
                "header",
                format!("{error}; write Prompt,Chosen,Rejected"),
            )
        })?
        .clone();
    let find = |name: &str| {
        header
            .iter()
            .position(|cell| cell.trim().eq_ignore_ascii_case(name))
    };
    let mut places = [0; 3];
    for (place, name) in places.iter_mut().zip(NEEDED) {
        *place = find(name).ok_or_else(|| {
            wrong(
                1,
                name,
                "there is no such column; the first line must name Prompt, Chosen and Rejected"
                    .to_owned(),
            )
        })?;
    }
    let task = find("Task");
    let mut rows = 0;
    let mut place = Place {
        text: text.as_bytes(),
        at: 0,
        line: 1,
    };
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            wrong(line, "row", error.to_string())
        })?;
        let line = place.line_of(record.position());
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut cells = Vec::new();
        for (column, name) in places.iter().zip(NEEDED) {
            let cell = record.get(*column).unwrap_or_default();
            if cell.trim().is_empty() {
                return Err(wrong(
                    line,
                    name,
                    "is empty; fill it, or take the row away".to_owned(),
                ));
            }
            cells.push(unguard(cell));
        }
        let [prompt, chosen, rejected] = cells[..] else {
            continue;
        };
        if chosen.trim() == rejected.trim() {
            return Err(wrong(
                line,
                "Rejected",
                "says the same as Chosen, so there is nothing to prefer".to_owned(),
            ));
        }
        rows += 1;
        each(SheetRow {
            prompt: as_messages(prompt).unwrap_or_else(|| vec![Said::new("user", prompt)]),
            chosen: Said::assistant(chosen),
            rejected: Said::assistant(rejected),
            task: task
                .and_then(|column| record.get(column))
                .map(|cell| unguard(cell).trim().to_owned())
                .filter(|task| !task.is_empty()),
            line,
        })?;
    }
    Ok(rows)
}

/// Counts lines. The reader's own count lags behind where lines end with a carriage return too.
struct Place<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Place<'_> {
    /// The line of a record that stands behind all those asked for before.
    fn line_of(&mut self, position: Option<&csv::Position>) -> u64 {
        let byte = position.map_or(0, csv::Position::byte);
        let mut start = usize::try_from(byte)
            .unwrap_or(usize::MAX)
            .min(self.text.len());
        while self
            .text
            .get(start)
            .is_some_and(|byte| b"\r\n".contains(byte))
        {
            start += 1;
        }
        if let Some(passed) = self.text.get(self.at..start) {
            self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
            self.at = start;
        }
        self.line
    }
}

fn read_text(file: &Path) -> Result<String, ExportError> {
    let unreadable = |why: String| ExportError::Folder {
        path: file.to_path_buf(),
        why,
    };
    let length = std::fs::metadata(file)
        .map_err(|error| unreadable(error.to_string()))?
        .len();
    if length > AT_MOST {
        return Err(unreadable("is larger than 1 GiB; split it".to_owned()));
    }
    let bytes = std::fs::read(file).map_err(|error| unreadable(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        ExportError::Sheet {
            file: file.to_path_buf(),
            line: line as u64 + 1,
            column: "row".to_owned(),
            why: "is no UTF-8; save the sheet as CSV in UTF-8".to_owned(),
        }
    })
}

/// What separates cells: what stands most often in the header, outside of quotes. Spreadsheets of countries that write
/// `1,5` use semicolons.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts
                .iter_mut()
                .filter(|(one, _)| *one == byte)
                .for_each(|(_, count)| *count += 1),
        }
    }
    // The first of equals: a comma where nothing separates at all.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(one, _)| *one)
}
