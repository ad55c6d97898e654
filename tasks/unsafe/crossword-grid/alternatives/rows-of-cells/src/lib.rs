//! The grid of a crossword.

/// A cell that is no part of any word.
pub const BLOCK: u8 = b'#';
/// A cell without a letter yet.
pub const BLANK: u8 = b'.';

pub struct Grid {
    rows: Vec<Vec<u8>>,
}

impl Grid {
    /// A grid of blank cells.
    pub fn new(width: usize, height: usize) -> Grid {
        Grid {
            rows: vec![vec![BLANK; width.max(1)]; height.max(1)],
        }
    }

    pub fn put(&mut self, column: usize, row: usize, letter: u8) -> bool {
        let cell = self
            .rows
            .get_mut(row)
            .and_then(|cells| cells.get_mut(column));
        cell.map(|cell| *cell = letter).is_some()
    }

    pub fn enlarge(&mut self, columns: usize, rows: usize) {
        let width = self.rows[0].len() + columns;
        for row in &mut self.rows {
            row.resize(width, BLANK);
        }
        self.rows.resize(self.rows.len() + rows, vec![BLANK; width]);
    }

    pub fn begins(&self, column: usize, row: usize) -> (bool, bool) {
        if !self.white(column, row) {
            return (false, false);
        }
        let left = column
            .checked_sub(1)
            .is_some_and(|left| self.white(left, row));
        let above = row
            .checked_sub(1)
            .is_some_and(|above| self.white(column, above));
        (
            !left && self.white(column + 1, row),
            !above && self.white(column, row + 1),
        )
    }

    pub fn word(&self, column: usize, row: usize, down: bool) -> Option<String> {
        let begins = self.begins(column, row);
        let (begins, step) = if down {
            (begins.1, (0, 1))
        } else {
            (begins.0, (1, 0))
        };
        if !begins {
            return None;
        }
        let cells = (0..).map(|length| (column + length * step.0, row + length * step.1));
        Some(
            cells
                .take_while(|&(column, row)| self.white(column, row))
                .map(|(column, row)| char::from(self.rows[row][column]))
                .collect(),
        )
    }

    pub fn numbered(&self) -> Vec<(usize, usize)> {
        let cells = (0..self.rows.len())
            .flat_map(|row| (0..self.rows[row].len()).map(move |column| (column, row)));
        cells
            .filter(|&(column, row)| {
                let (across, down) = self.begins(column, row);
                across || down
            })
            .collect()
    }

    fn white(&self, column: usize, row: usize) -> bool {
        let cell = self.rows.get(row).and_then(|cells| cells.get(column));
        cell.is_some_and(|cell| *cell != BLOCK)
    }
}
