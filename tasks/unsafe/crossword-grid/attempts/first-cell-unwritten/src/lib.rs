//! The grid of a crossword: a block of memory with one byte for each cell, row after row.

use std::alloc::{alloc, dealloc, Layout};

/// A cell that is no part of any word.
pub const BLOCK: u8 = b'#';
/// A cell without a letter yet.
pub const BLANK: u8 = b'.';

fn layout(width: usize, height: usize) -> Layout {
    Layout::array::<u8>(width * height).unwrap()
}

pub struct Grid {
    width: usize,
    height: usize,
    cells: *mut u8,
}

impl Grid {
    /// A grid of blank cells.
    pub fn new(width: usize, height: usize) -> Grid {
        let (width, height) = (width.max(1), height.max(1));
        let cells = unsafe { alloc(layout(width, height)) };
        for place in 1..width * height {
            unsafe { cells.add(place).write(BLANK) };
        }
        Grid {
            width,
            height,
            cells,
        }
    }

    /// Fills a cell, given by its column and its row.
    pub fn put(&mut self, column: usize, row: usize, letter: u8) -> bool {
        if column >= self.width || row >= self.height {
            return false;
        }
        unsafe { self.cells.add(row * self.width + column).write(letter) };
        true
    }

    /// Adds columns on the right, and rows below, of blank cells.
    pub fn enlarge(&mut self, columns: usize, rows: usize) {
        let mut larger = Grid::new(self.width + columns, self.height + rows);
        for row in 0..self.height {
            for column in 0..self.width {
                larger.put(column, row, self.cell(column, row));
            }
        }
        *self = larger;
    }

    /// Whether a word across and whether a word down begins in a cell.
    pub fn begins(&self, column: usize, row: usize) -> (bool, bool) {
        let white = |column: usize, row: usize| self.cell(column, row) != BLOCK;
        let across = (column == 0 || !white(column - 1, row)) && white(column + 1, row);
        let down = (row == 0 || !white(column, row - 1)) && white(column, row + 1);
        let here = white(column, row);
        (here && across, here && down)
    }

    /// The word across or down that begins in a cell.
    pub fn word(&self, column: usize, row: usize, down: bool) -> Option<String> {
        let (across_begins, down_begins) = self.begins(column, row);
        if down && !down_begins || !down && !across_begins {
            return None;
        }
        let mut word = String::new();
        let (mut column, mut row) = (column, row);
        while self.cell(column, row) != BLOCK {
            word.push(self.cell(column, row).into());
            if down {
                row += 1;
            } else {
                column += 1;
            }
        }
        Some(word)
    }

    /// The cells that get a number, row by row.
    pub fn numbered(&self) -> Vec<(usize, usize)> {
        let mut numbered = Vec::new();
        for row in 0..self.height {
            for column in 0..self.width {
                if self.begins(column, row) != (false, false) {
                    numbered.push((column, row));
                }
            }
        }
        numbered
    }

    /// What stands in a cell. All around the grid there are blocks.
    fn cell(&self, column: usize, row: usize) -> u8 {
        if column >= self.width || row >= self.height {
            return BLOCK;
        }
        unsafe { *self.cells.add(row * self.width + column) }
    }
}

impl Drop for Grid {
    fn drop(&mut self) {
        unsafe { dealloc(self.cells, layout(self.width, self.height)) };
    }
}
