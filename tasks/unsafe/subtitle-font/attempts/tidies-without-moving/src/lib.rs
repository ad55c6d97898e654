//! The glyphs of a subtitle font. Their pictures lie one behind the other in one block of memory.

use std::collections::BTreeMap;

/// A picture of one character, one byte for each point.
#[derive(Clone, Copy)]
struct Glyph {
    width: usize,
    /// Where the picture begins.
    start: usize,
    len: usize,
}

#[derive(Default)]
pub struct Font {
    pictures: Vec<u8>,
    glyphs: BTreeMap<char, Glyph>,
}

impl Font {
    pub fn new() -> Font {
        Font::default()
    }

    /// Adds a glyph, or replaces it.
    pub fn draw(&mut self, character: char, rows: &[&str]) -> bool {
        let width = rows.first().map_or(0, |row| row.len());
        if width == 0 || rows.iter().any(|row| row.len() != width) {
            return false;
        }
        let start = self.pictures.len();
        for row in rows {
            self.pictures.extend_from_slice(row.as_bytes());
        }
        let len = rows.len() * width;
        self.glyphs.insert(character, Glyph { width, start, len });
        true
    }

    /// Gives a character the picture of another one.
    pub fn alias(&mut self, character: char, other: char) -> bool {
        let Some(glyph) = self.glyphs.get(&other) else {
            return false;
        };
        let copy = *glyph;
        self.glyphs.insert(character, copy);
        true
    }

    /// The point in a column and a row of a glyph, both counted from 0.
    pub fn point(&self, character: char, column: usize, row: usize) -> Option<u8> {
        let glyph = self.glyphs.get(&character)?;
        self.row(glyph, row)?.get(column).copied()
    }

    /// How many points of a glyph are set.
    pub fn ink(&self, character: char) -> usize {
        let Some(glyph) = self.glyphs.get(&character) else {
            return 0;
        };
        self.picture(glyph)
            .iter()
            .filter(|point| **point == b'#')
            .count()
    }

    /// A line of text, one string for each row of points.
    pub fn render(&self, text: &str) -> Vec<String> {
        let glyphs: Vec<&Glyph> = text.chars().filter_map(|c| self.glyphs.get(&c)).collect();
        let height = glyphs.iter().map(|glyph| glyph.len / glyph.width).max();
        let mut rows = Vec::new();
        for row in 0..height.unwrap_or(0) {
            let mut line = Vec::new();
            for glyph in &glyphs {
                match self.row(glyph, row) {
                    Some(points) => line.extend_from_slice(points),
                    None => line.extend(std::iter::repeat_n(b'.', glyph.width)),
                }
            }
            rows.push(String::from_utf8_lossy(&line).into_owned());
        }
        rows
    }

    /// Throws away the pictures that no character has any more. Returns how many points that were.
    pub fn tidy(&mut self) -> usize {
        let mut kept: Vec<u8> = Vec::new();
        let mut moved: BTreeMap<usize, usize> = BTreeMap::new();
        for glyph in self.glyphs.values() {
            let picture = &self.pictures[glyph.start..glyph.start + glyph.len];
            moved.entry(glyph.start).or_insert_with(|| {
                kept.extend_from_slice(picture);
                kept.len() - picture.len()
            });
        }
        let before = self.pictures.len();
        self.pictures = kept;
        before - self.pictures.len()
    }

    fn picture(&self, glyph: &Glyph) -> &[u8] {
        &self.pictures[glyph.start..][..glyph.len]
    }

    fn row(&self, glyph: &Glyph, row: usize) -> Option<&[u8]> {
        self.picture(glyph).chunks(glyph.width).nth(row)
    }
}
