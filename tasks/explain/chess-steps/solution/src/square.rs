//! Squares and the steps between them.

use std::fmt;

/// A square; the file is counted from a and the rank from 1, both beginning with 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Square {
    file: u8,
    rank: u8,
}

impl Square {
    /// Reads a square such as `e4`.
    pub fn read(text: &str) -> Option<Square> {
        match text.as_bytes() {
            &[file @ b'a'..=b'h', rank @ b'1'..=b'8'] => Some(Square {
                file: file - b'a',
                rank: rank - b'1',
            }),
            _ => None,
        }
    }

    /// The square some files to the right and some ranks up.
    pub fn step(self, files: i8, ranks: i8) -> Option<Square> {
        let file = self.file.checked_add_signed(files)?;
        let rank = self.rank.checked_add_signed(ranks)?;
        (file < 8 && rank < 8).then_some(Square { file, rank })
    }

    /// The number of king's moves to another square.
    pub fn distance(self, other: Square) -> u8 {
        let files = self.file.abs_diff(other.file);
        let ranks = self.rank.abs_diff(other.rank);
        std::cmp::max(files, ranks)
    }

    /// The squares to which a king may go on an empty board.
    pub fn neighbours(self) -> Vec<Square> {
        let mut squares = Vec::new();
        for files in -1..=1 {
            for ranks in -1..=1 {
                if (files, ranks) != (0, 0) {
                    squares.extend(self.step(files, ranks));
                }
            }
        }
        squares
    }
}

impl fmt::Display for Square {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = (b'a' + self.file) as char;
        write!(f, "{file}{}", self.rank + 1)
    }
}
