//! Lines and columns of a source text.

/// A place in a text; both count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    /// In characters.
    pub column: usize,
}

/// Translates between offsets and positions of one text.
#[derive(Debug, Clone)]
pub struct SourceMap<'t> {
    text: &'t str,
    /// Where each line begins and where it ends, without its break.
    spans: Vec<(usize, usize)>,
}

impl<'t> SourceMap<'t> {
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut spans = Vec::new();
        let mut start = 0;
        let mut at = 0;
        while let Some(length) = bytes[at..].iter().position(|&b| b == b'\n' || b == b'\r') {
            let end = at + length;
            at = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
            spans.push((start, end));
            start = at;
        }
        spans.push((start, bytes.len()));
        SourceMap { text, spans }
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
        let (start, _) = self.spans[line - 1];
        let column = offset - start + 1;
        Some(Position { line, column })
    }

    /// The offset of a position.
    pub fn offset(&self, position: Position) -> Option<usize> {
        let &(start, end) = self.spans.get(position.line.checked_sub(1)?)?;
        let skipped = position.column.checked_sub(1)?;
        let offset = start + skipped;
        (offset <= end && self.text.is_char_boundary(offset)).then_some(offset)
    }
}
