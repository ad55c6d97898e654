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
}

impl<'t> SourceMap<'t> {
    pub fn new(text: &'t str) -> Self {
        SourceMap { text }
    }

    /// The number of lines.
    pub fn lines(&self) -> usize {
        self.spans().count()
    }

    /// A line without its break.
    pub fn line_text(&self, line: usize) -> Option<&'t str> {
        let (start, end) = self.spans().nth(line.checked_sub(1)?)?;
        Some(&self.text[start..end])
    }

    /// The position of the character that begins at `offset`.
    pub fn position(&self, offset: usize) -> Option<Position> {
        for (index, (start, end)) in self.spans().enumerate() {
            if (start..=end).contains(&offset) {
                let before = self.text.get(start..offset)?;
                return Some(Position { line: index + 1, column: before.chars().count() + 1 });
            }
        }
        None
    }

    /// The offset of a position.
    pub fn offset(&self, position: Position) -> Option<usize> {
        let (start, end) = self.spans().nth(position.line.checked_sub(1)?)?;
        let skipped = position.column.checked_sub(1)?;
        let line = &self.text[start..end];
        let mut places = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        Some(start + places.nth(skipped)?)
    }

    /// Where each line begins and where it ends, without its break.
    fn spans(&self) -> impl Iterator<Item = (usize, usize)> + use<'t> {
        let text = self.text;
        let mut next = Some(0);
        std::iter::from_fn(move || {
            let start = next?;
            let rest = &text[start..];
            let Some(length) = rest.chars().position(|c| c == '\n' || c == '\r') else {
                next = None;
                return Some((start, text.len()));
            };
            let end = start + rest.chars().take(length).map(char::len_utf8).sum::<usize>();
            let width = if text[end..].starts_with("\r\n") { 2 } else { 1 };
            next = Some(end + width);
            Some((start, end))
        })
    }
}
