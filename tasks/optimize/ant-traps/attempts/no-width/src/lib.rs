//! Readings of traps on a field on which ants have left their scent.

/// A field of cells, row by row. A cell is a stone (`None`), or holds scent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub width: usize,
    pub cells: Vec<Option<u32>>,
}

/// A trap draws ants from the square of cells that are at most `reach` columns and rows away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trap {
    pub column: usize,
    pub row: usize,
    pub reach: usize,
}

/// What a trap finds in its square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub scent: u64,
    pub stones: usize,
    /// The row with the most scent in the square.
    pub strongest: Option<usize>,
}

/// The readings of all traps.
pub fn survey(field: &Field, traps: &[Trap]) -> Vec<Reading> {
    let sums = Sums::new(field);
    traps.iter().map(|trap| sums.read(trap)).collect()
}

/// Scent and stones of the beginnings of all rows, each with an empty beginning in front.
struct Sums {
    width: usize,
    height: usize,
    scent: Vec<u64>,
    stones: Vec<u32>,
}

impl Sums {
    fn new(field: &Field) -> Self {
        let mut sums = Sums { width: field.width, height: 0, scent: Vec::new(), stones: Vec::new() };
        for row in field.cells.chunks_exact(field.width) {
            let (mut scent, mut stones) = (0, 0);
            sums.scent.push(0);
            sums.stones.push(0);
            for cell in row {
                match cell {
                    Some(cell) => scent += u64::from(*cell),
                    None => stones += 1,
                }
                sums.scent.push(scent);
                sums.stones.push(stones);
            }
            sums.height += 1;
        }
        sums
    }

    fn read(&self, trap: &Trap) -> Reading {
        let mut reading = Reading { scent: 0, stones: 0, strongest: None };
        let (left, right) = span(trap.column, trap.reach, self.width);
        let (top, bottom) = span(trap.row, trap.reach, self.height);
        let mut most = 0;
        for row in top..bottom {
            let start = row * (self.width + 1);
            let scent = self.scent[start + right] - self.scent[start + left];
            reading.scent += scent;
            reading.stones += (self.stones[start + right] - self.stones[start + left]) as usize;
            if scent > most {
                most = scent;
                reading.strongest = Some(row);
            }
        }
        reading
    }
}

/// What is at most `reach` away from `at`, from the first to the one after the last.
fn span(at: usize, reach: usize, len: usize) -> (usize, usize) {
    let end = at.saturating_add(reach).saturating_add(1).min(len);
    (at.saturating_sub(reach).min(end), end)
}
