//! Lines and columns of a source text.

/// A place in a text; both count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    /// In characters.
    pub column: usize,
}

/// The characters are counted once for each block of this many bytes.
const BLOCK: usize = 32;

/// Translates between offsets and positions of one text.
#[derive(Debug, Clone)]
pub struct SourceMap<'t> {
    text: &'t str,
    /// Where each line begins and where it ends, without its break.
    spans: Vec<(usize, usize)>,
    /// The number of characters that begin before each block.
    counts: Vec<usize>,
}

impl<'t> SourceMap<'t> {
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut spans = Vec::new();
        let mut counts = Vec::with_capacity(bytes.len() / BLOCK + 1);
        let mut start = 0;
        let mut at = 0;
        while let Some(length) = bytes[at..].iter().position(|&b| b == b'\n' || b == b'\r') {
            let end = at + length;
            at = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
            spans.push((start, end));
            start = at;
        }
        spans.push((start, bytes.len()));

        let mut count = 0;
        for block in bytes.chunks(BLOCK) {
            counts.push(count);
            count += count_chars(block);
        }
        if bytes.len() % BLOCK == 0 {
            counts.push(count);
        }
        SourceMap { text, spans, counts }
    }

    /// The number of lines.
    pub fn lines(&self) -> usize {
        self.spans.len()
    }

    /// A line without its break.
    pub fn line_text(&self, line: usize) -> Option<&'t str> {
        let &(start, end) = self.spans.get(line.checked_sub(1)?)?;
        Some(&self.text[start..end])
    }

    /// The position of the character that begins at `offset`.
    pub fn position(&self, offset: usize) -> Option<Position> {
        if !self.text.is_char_boundary(offset) {
            return None;
        }
        let line = self.spans.partition_point(|&(start, _)| start <= offset);
        let (start, end) = self.spans[line - 1];
        let column = self.chars_before(offset) - self.chars_before(start) + 1;
        (offset <= end).then_some(Position { line, column })
    }

    /// The offset of a position.
    pub fn offset(&self, position: Position) -> Option<usize> {
        let &(start, end) = self.spans.get(position.line.checked_sub(1)?)?;
        let skipped = position.column.checked_sub(1)?;
        if skipped > end - start {
            return None;
        }
        // The number of the wanted character in the whole text, and the last block with no more before it.
        let wanted = self.chars_before(start) + skipped;
        let block = self.counts.partition_point(|&count| count <= wanted) - 1;
        let from = block * BLOCK;
        let offset = self.text.as_bytes()[from..]
            .iter()
            .enumerate()
            .filter(|&(_, &byte)| begins_char(byte))
            .map(|(at, _)| from + at)
            .nth(wanted - self.counts[block])
            .unwrap_or(self.text.len());
        (offset <= end && wanted <= self.chars_before(end)).then_some(offset)
    }

    fn chars_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        self.counts[block] + count_chars(&self.text.as_bytes()[block * BLOCK..offset])
    }
}

fn begins_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| begins_char(byte)).count()
}
