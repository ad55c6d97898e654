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
    if field.width == 0 {
        return vec![Reading { scent: 0, stones: 0, strongest: None }; traps.len()];
    }
    let rows: Vec<&[Option<u32>]> = field.cells.chunks_exact(field.width).collect();
    traps.iter().map(|trap| read(&rows, field.width, trap)).collect()
}

fn read(rows: &[&[Option<u32>]], width: usize, trap: &Trap) -> Reading {
    let mut reading = Reading { scent: 0, stones: 0, strongest: None };
    let end = trap.column.saturating_add(trap.reach).saturating_add(1).min(width);
    let start = trap.column.saturating_sub(trap.reach).min(end);
    let last = trap.row.saturating_add(trap.reach).saturating_add(1).min(rows.len());
    let first = trap.row.saturating_sub(trap.reach).min(last);
    let mut most = 0;
    for (row, cells) in rows[first..last].iter().enumerate() {
        let cells = &cells[start..end];
        let scent = cells.iter().flatten().map(|&cell| u64::from(cell)).sum();
        reading.scent += scent;
        reading.stones += cells.iter().filter(|cell| cell.is_none()).count();
        if scent > most {
            most = scent;
            reading.strongest = Some(first + row);
        }
    }
    reading
}
