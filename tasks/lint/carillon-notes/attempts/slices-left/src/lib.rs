//! The names of a carillon's bells as they stand on the practice sheets, such as `cis2:Maria`.

/// A bell as the sheet names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bell {
    pub tone: char,
    /// Half tones up, or down if negative.
    pub shift: i32,
    pub octave: u32,
    /// What is cast on the bell.
    pub name: Option<String>,
}

/// Reads a bell.
pub fn read(text: &str) -> Option<Bell> {
    let (note, name) = match text.split_once(':') {
        Some((note, name)) => (note, Some(name.to_string())),
        None => (text, None),
    };
    let (word, octave) = octave(note)?;
    let (tone, shift) = tone(word)?;
    Some(Bell {
        tone,
        shift,
        octave,
        name,
    })
}

/// Splits the octave off, which is the last digit of a note.
fn octave(note: &str) -> Option<(&str, u32)> {
    let last = note.chars().next_back()?;
    let word = note.strip_suffix(last)?;
    Some((word, last.to_digit(10)?))
}

/// Reads a tone with at most one ending.
fn tone(word: &str) -> Option<(char, i32)> {
    if let Some(stem) = word.strip_suffix("is") {
        return Some((letter(stem)?, 1));
    }
    if let Some(stem) = word.strip_suffix("es") {
        return Some((letter(stem)?, -1));
    }
    Some((letter(word)?, 0))
}

fn letter(stem: &str) -> Option<char> {
    let first = stem.chars().next()?;
    (stem.len() == 1 && ('a'..='h').contains(&first)).then_some(first)
}

/// Whether a line of the sheet is played: neither a remark nor a rest.
pub fn is_played(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('%') && !line.ends_with('-')
}

/// The number of strokes that a line asks for: the figure behind its last bell.
pub fn strokes(line: &str) -> u32 {
    match line.strip_prefix('x') {
        Some(figure) => figure.parse().unwrap_or(1),
        None => 1,
    }
}

/// The name of a bell for the narrow column of the sheet: as much of it as fits into so many bytes.
pub fn short(name: &str, bytes: usize) -> &str {
    let mut end = bytes.min(name.len());
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    &name[..end]
}
