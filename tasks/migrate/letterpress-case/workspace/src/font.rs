//! Fonts.

use std::cell::Cell;

/// The widths of letters. They may be filed down while others look at the font.
#[derive(Debug, Clone, Default)]
pub struct Font {
    widths: Vec<(char, Cell<u32>)>,
}

impl Font {
    pub fn new(widths: &[(char, u32)]) -> Self {
        Font {
            widths: widths
                .iter()
                .map(|(letter, width)| (*letter, Cell::new(*width)))
                .collect(),
        }
    }

    pub fn width(&self, letter: char) -> u32 {
        self.widths
            .iter()
            .find(|(other, _)| *other == letter)
            .map_or(0, |(_, width)| width.get())
    }

    /// Changes the width of a letter that the font has.
    pub fn file(&self, letter: char, to: u32) {
        if let Some((_, width)) = self.widths.iter().find(|(other, _)| *other == letter) {
            width.set(to);
        }
    }
}
