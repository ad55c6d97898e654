//! Lines and columns of a source text.

/// A place in a text; both count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    /// In characters.
    pub column: usize,
}

/// A character of more than one byte.
#[derive(Debug, Clone, Copy)]
struct Wide {
    offset: usize,
    /// How many characters of the text come before it.
    number: usize,
    /// By how many bytes the text up to its end is longer than its number of characters.
    excess: usize,
}

/// Translates between offsets and positions of one text.
#[derive(Debug, Clone)]
pub struct SourceMap<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// The characters that take more than one byte, in order.
    wide: Vec<Wide>,
}

impl<'t> SourceMap<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut starts = vec![0];
        let mut wide: Vec<Wide> = Vec::new();
        let mut excess = 0;
        let bytes = text.as_bytes();
        for (offset, &byte) in bytes.iter().enumerate() {
            match byte {
                b'\n' => starts.push(offset + 1),
                b'\r' if bytes.get(offset + 1) != Some(&b'\n') => starts.push(offset + 1),
                0xC0.. => {
                    let number = offset - excess;
                    excess += byte.leading_ones() as usize - 1;
                    wide.push(Wide {
                        offset,
                        number,
                        excess,
                    });
                }
                _ => {}
            }
        }
        SourceMap { text, starts, wide }
    }

    /// The number of lines.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// A line without its break.
    pub fn line_text(&self, line: usize) -> Option<&'t str> {
        let (start, end) = self.span(line)?;
        Some(&self.text[start..end])
    }

    /// The position of the character that begins at `offset`.
    pub fn position(&self, offset: usize) -> Option<Position> {
        if !self.text.is_char_boundary(offset) {
            return None;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let (start, end) = self.span(line)?;
        let column = self.number_of(offset) - self.number_of(start) + 1;
        (offset <= end).then_some(Position { line, column })
    }

    /// The offset of a position.
    pub fn offset(&self, position: Position) -> Option<usize> {
        let (start, end) = self.span(position.line)?;
        let number = self
            .number_of(start)
            .checked_add(position.column.checked_sub(1)?)?;
        let before = self.wide.partition_point(|wide| wide.number < number);
        let offset = number.checked_add(self.excess_of(before))?;
        (offset <= end).then_some(offset)
    }

    /// Where a line begins and where it ends, without its break.
    fn span(&self, line: usize) -> Option<(usize, usize)> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let Some(&next) = self.starts.get(line) else {
            return Some((start, self.text.len()));
        };
        let with_break = &self.text.as_bytes()[start..next];
        let width = if with_break.ends_with(b"\r\n") { 2 } else { 1 };
        Some((start, next - width))
    }

    /// How many characters come before the one that begins at `offset`.
    fn number_of(&self, offset: usize) -> usize {
        let before = self.wide.partition_point(|wide| wide.offset < offset);
        offset - self.excess_of(before)
    }

    /// The excess of the first `count` wide characters.
    fn excess_of(&self, count: usize) -> usize {
        match count.checked_sub(1) {
            Some(last) => self.wide[last].excess,
            None => 0,
        }
    }
}
