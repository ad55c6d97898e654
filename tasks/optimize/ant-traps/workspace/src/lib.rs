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
    traps.iter().map(|trap| read(field, trap)).collect()
}

fn read(field: &Field, trap: &Trap) -> Reading {
    let mut reading = Reading { scent: 0, stones: 0, strongest: None };
    if field.width == 0 {
        return reading;
    }
    let height = field.cells.len() / field.width;
    let mut most = 0;
    for row in trap.row.saturating_sub(trap.reach)..height {
        if row > trap.row.saturating_add(trap.reach) {
            break;
        }
        let mut scent = 0;
        for column in trap.column.saturating_sub(trap.reach)..field.width {
            if column > trap.column.saturating_add(trap.reach) {
                break;
            }
            match field.cells[row * field.width + column] {
                Some(cell) => scent += u64::from(cell),
                None => reading.stones += 1,
            }
        }
        reading.scent += scent;
        if scent > most {
            most = scent;
            reading.strongest = Some(row);
        }
    }
    reading
}
