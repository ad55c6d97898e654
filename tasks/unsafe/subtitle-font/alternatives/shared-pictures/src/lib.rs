//! The glyphs of a subtitle font.

use std::collections::BTreeMap;
use std::mem;
use std::rc::Rc;

type Picture = Rc<Vec<Vec<u8>>>;

#[derive(Default)]
pub struct Font {
    /// The points of all pictures that were drawn since the font was last tidy, and of those kept then.
    drawn: usize,
    glyphs: BTreeMap<char, Picture>,
}

impl Font {
    pub fn new() -> Font {
        Font::default()
    }

    pub fn draw(&mut self, character: char, rows: &[&str]) -> bool {
        let Some(first) = rows.first() else {
            return false;
        };
        if first.is_empty() || rows.iter().any(|row| row.len() != first.len()) {
            return false;
        }
        let picture: Vec<Vec<u8>> = rows.iter().map(|row| row.bytes().collect()).collect();
        self.drawn += first.len() * rows.len();
        self.glyphs.insert(character, Rc::new(picture));
        true
    }

    pub fn alias(&mut self, character: char, other: char) -> bool {
        match self.glyphs.get(&other).cloned() {
            Some(picture) => {
                self.glyphs.insert(character, picture);
                true
            }
            None => false,
        }
    }

    pub fn point(&self, character: char, column: usize, row: usize) -> Option<u8> {
        self.glyphs.get(&character)?.get(row)?.get(column).copied()
    }

    pub fn ink(&self, character: char) -> usize {
        let rows = self
            .glyphs
            .get(&character)
            .into_iter()
            .flat_map(|rows| rows.iter());
        rows.flatten().filter(|point| **point == b'#').count()
    }

    pub fn render(&self, text: &str) -> Vec<String> {
        let shown: Vec<&Picture> = text.chars().filter_map(|c| self.glyphs.get(&c)).collect();
        let height = shown.iter().map(|rows| rows.len()).max().unwrap_or(0);
        (0..height)
            .map(|row| {
                shown
                    .iter()
                    .map(|rows| match rows.get(row) {
                        Some(points) => String::from_utf8_lossy(points).into_owned(),
                        None => ".".repeat(rows[0].len()),
                    })
                    .collect()
            })
            .collect()
    }

    pub fn tidy(&mut self) -> usize {
        let mut kept = 0;
        let mut seen = Vec::new();
        for rows in self.glyphs.values() {
            if !seen.contains(&Rc::as_ptr(rows)) {
                seen.push(Rc::as_ptr(rows));
                kept += rows.len() * rows[0].len();
            }
        }
        mem::replace(&mut self.drawn, kept) - kept
    }
}
