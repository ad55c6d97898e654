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
    let mut parts = text.splitn(2, ':');
    let note = parts.next()?;
    let name = parts.next().map(str::to_string);
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
    let word = note.get(..note.len().checked_sub(1)?)?;
    let digit = note.bytes().last().filter(u8::is_ascii_digit)?;
    Some((word, u32::from(digit - b'0')))
}

/// Reads a tone with at most one ending.
fn tone(word: &str) -> Option<(char, i32)> {
    let mut letters = word.chars();
    let tone = letters.next().filter(|tone| ('a'..='h').contains(tone))?;
    match letters.as_str() {
        "" => Some((tone, 0)),
        "is" => Some((tone, 1)),
        "es" => Some((tone, -1)),
        _ => None,
    }
}

/// Whether a line of the sheet is played: neither a remark nor a rest.
pub fn is_played(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('%') && !line.ends_with('-')
}

/// The number of strokes that a line asks for: the figure behind its last bell.
pub fn strokes(line: &str) -> u32 {
    line.strip_prefix('x')
        .and_then(|figure| figure.parse().ok())
        .unwrap_or(1)
}

/// The name of a bell for the narrow column of the sheet: as much of it as fits into so many bytes.
pub fn short(name: &str, bytes: usize) -> &str {
    let ends = (0..=bytes.min(name.len())).rev();
    ends.filter_map(|end| name.get(..end))
        .next()
        .unwrap_or_default()
}
