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

/// Scent and stones before each cell of a row.
type Before = (u64, usize);

/// The readings of all traps.
pub fn survey(field: &Field, traps: &[Trap]) -> Vec<Reading> {
    let rows: Vec<Vec<Before>> = match field.width {
        0 => Vec::new(),
        width => field.cells.chunks_exact(width).map(sums).collect(),
    };
    let mut readings = Vec::new();
    for trap in traps {
        let end = field.width.min(trap.column.saturating_add(trap.reach).saturating_add(1));
        let start = end.min(trap.column.saturating_sub(trap.reach));
        let first = trap.row.saturating_sub(trap.reach);
        let last = trap.row.saturating_add(trap.reach);
        let (mut scent, mut stones, mut best) = (0, 0, (0, None));
        for (offset, row) in rows.get(first..).unwrap_or_default().iter().enumerate() {
            if offset > last - first {
                break;
            }
            let own = row[end].0 - row[start].0;
            scent += own;
            stones += row[end].1 - row[start].1;
            if own > best.0 {
                best = (own, Some(first + offset));
            }
        }
        readings.push(Reading { scent, stones, strongest: best.1 });
    }
    readings
}

fn sums(row: &[Option<u32>]) -> Vec<Before> {
    let mut before = (0, 0);
    let mut all = vec![before];
    all.extend(row.iter().map(|cell| {
        before.0 += u64::from(cell.unwrap_or(0));
        before.1 += usize::from(cell.is_none());
        before
    }));
    all
}
