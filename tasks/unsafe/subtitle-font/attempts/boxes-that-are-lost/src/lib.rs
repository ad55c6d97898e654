//! The glyphs of a subtitle font. Their pictures lie one behind the other in blocks of memory.

use std::collections::BTreeMap;
use std::slice;

/// A picture of one character, one byte for each point.
struct Glyph {
    width: usize,
    start: *const u8,
    len: usize,
}

#[derive(Default)]
pub struct Font {
    drawn: usize,
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
        let picture: &'static [u8] = Box::leak(rows.concat().into_bytes().into_boxed_slice());
        self.drawn += picture.len();
        let glyph = Glyph {
            width,
            start: picture.as_ptr(),
            len: rows.len() * width,
        };
        self.glyphs.insert(character, glyph);
        true
    }

    /// Gives a character the picture of another one.
    pub fn alias(&mut self, character: char, other: char) -> bool {
        let Some(glyph) = self.glyphs.get(&other) else {
            return false;
        };
        let copy = Glyph { ..*glyph };
        self.glyphs.insert(character, copy);
        true
    }

    /// The point in a column and a row of a glyph, both counted from 0.
    pub fn point(&self, character: char, column: usize, row: usize) -> Option<u8> {
        let glyph = self.glyphs.get(&character)?;
        if column >= glyph.width || row * glyph.width >= glyph.len {
            return None;
        }
        Some(unsafe { *glyph.start.add(row * glyph.width + column) })
    }

    /// How many points of a glyph are set.
    pub fn ink(&self, character: char) -> usize {
        let Some(glyph) = self.glyphs.get(&character) else {
            return 0;
        };
        let picture = unsafe { slice::from_raw_parts(glyph.start, glyph.len) };
        picture.iter().filter(|point| **point == b'#').count()
    }

    /// A line of text, one string for each row of points.
    pub fn render(&self, text: &str) -> Vec<String> {
        let glyphs: Vec<&Glyph> = text.chars().filter_map(|c| self.glyphs.get(&c)).collect();
        let height = glyphs.iter().map(|glyph| glyph.len / glyph.width).max();
        let mut rows = Vec::new();
        for row in 0..height.unwrap_or(0) {
            let mut line = Vec::new();
            for glyph in &glyphs {
                if row * glyph.width < glyph.len {
                    let start = unsafe { glyph.start.add(row * glyph.width) };
                    line.extend_from_slice(unsafe { slice::from_raw_parts(start, glyph.width) });
                } else {
                    line.extend(vec![b'.'; glyph.width]);
                }
            }
            rows.push(String::from_utf8_lossy(&line).into_owned());
        }
        rows
    }

    /// Throws away the pictures that no character has any more. Returns how many points that were.
    pub fn tidy(&mut self) -> usize {
        let mut kept = BTreeMap::new();
        for glyph in self.glyphs.values() {
            kept.insert(glyph.start, glyph.len);
        }
        let before = self.drawn;
        self.drawn = kept.values().sum();
        before - self.drawn
    }
}
