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
    lines: Vec<(usize, &'t str)>,
}

impl<'t> SourceMap<'t> {
    pub fn new(text: &'t str) -> Self {
        let normalised = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut lines: Vec<(usize, &'t str)> = Vec::new();
        let mut start = 0;
        for line in normalised.split('\n') {
            lines.push((start, line));
            start += line.len() + 1;
        }
        SourceMap { lines }
    }

    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    pub fn line_text(&self, line: usize) -> Option<&'t str> {
        self.lines.get(line.checked_sub(1)?).map(|&(_, text)| text)
    }

    pub fn position(&self, offset: usize) -> Option<Position> {
        let line = self.lines.partition_point(|&(start, _)| start <= offset);
        let (start, text) = self.lines[line - 1];
        let before = text.get(..offset - start)?;
        Some(Position { line, column: before.chars().count() + 1 })
    }

    pub fn offset(&self, position: Position) -> Option<usize> {
        let &(start, text) = self.lines.get(position.line.checked_sub(1)?)?;
        let skipped = position.column.checked_sub(1)?;
        let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        Some(start + places.nth(skipped)?)
    }
}
