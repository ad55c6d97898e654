use ant_traps::{survey, Field, Reading, Trap};

/// A field drawn row by row: digits are scent, `#` is a stone.
fn field(rows: &[&str]) -> Field {
    let cells = rows.iter().flat_map(|row| row.chars()).map(|cell| cell.to_digit(10)).collect();
    Field { width: rows.first().map_or(0, |row| row.len()), cells }
}

fn found(field: &Field, column: usize, row: usize, reach: usize) -> (u64, usize, Option<usize>) {
    let readings = survey(field, &[Trap { column, row, reach }]);
    assert_eq!(readings.len(), 1);
    let Reading { scent, stones, strongest } = readings[0];
    (scent, stones, strongest)
}

const GARDEN: [&str; 5] = ["12#40", "0#315", "70200", "##111", "00900"];

/// "all cells of the field that are at most `reach` columns and at most `reach` rows away from its column and row."
#[test]
fn a_trap_reads_its_square() {
    let garden = field(&GARDEN);
    assert_eq!(found(&garden, 2, 2, 0), (2, 0, Some(2)));
    assert_eq!(found(&garden, 2, 2, 1), (8, 2, Some(1)));
    assert_eq!(found(&garden, 2, 2, 2), (37, 4, Some(1)));
    assert_eq!(found(&garden, 3, 1, 1), (15, 1, Some(1)));
    assert_eq!(found(&garden, 0, 3, 1), (7, 2, Some(2)));
}

/// "A trap may lie outside of the field, and any of its numbers may be as large as a `usize` can be."
#[test]
fn traps_outside_of_the_field_are_read() {
    let garden = field(&GARDEN);
    assert_eq!(found(&garden, 6, 6, 2), (0, 0, None));
    assert_eq!(found(&garden, 5, 1, 1), (5, 0, Some(1)));
    assert_eq!(found(&garden, 6, 1, 1), (0, 0, None));
    assert_eq!(found(&garden, 2, 6, 2), (9, 0, Some(4)));
    assert_eq!(found(&garden, 2, 7, 2), (0, 0, None));
    for (column, row, reach) in
        [(0, 0, usize::MAX), (usize::MAX, usize::MAX, usize::MAX), (4, usize::MAX, usize::MAX)]
    {
        assert_eq!(found(&garden, column, row, reach), (37, 4, Some(1)));
    }
    assert_eq!(found(&garden, usize::MAX, usize::MAX, usize::MAX - 4), (0, 0, None));
    assert_eq!(found(&garden, usize::MAX, 0, 3), (0, 0, None));
}

/// "cells after the last complete row are not part of it. A field of width 0 has no cells."
#[test]
fn only_complete_rows_of_cells_count() {
    let mut garden = field(&GARDEN);
    garden.cells.extend([Some(9), None, Some(9), Some(9)]);
    assert_eq!(found(&garden, 2, 4, 1), (11, 1, Some(4)));
    assert_eq!(found(&garden, 2, 5, 0), (0, 0, None));
    garden.cells.push(Some(0));
    assert_eq!(found(&garden, 2, 5, 0), (9, 0, Some(5)));
    assert_eq!(found(&garden, 1, 5, 1), (27, 1, Some(5)));
    let nothing = Field { width: 0, cells: vec![Some(1), None] };
    assert_eq!(found(&nothing, 0, 0, 5), (0, 0, None));
    assert_eq!(found(&Field { width: 3, cells: Vec::new() }, 0, 0, 5), (0, 0, None));
    assert_eq!(found(&Field { width: 3, cells: vec![Some(1), None] }, 0, 0, 5), (0, 0, None));
}

/// "of several such rows the first. It is `None` when there is no scent in the square."
#[test]
fn the_first_of_the_strongest_rows_counts() {
    let rows = field(&["0#0", "120", "012", "3##", "000"]);
    assert_eq!(found(&rows, 1, 2, 2), (9, 3, Some(1)));
    assert_eq!(found(&rows, 1, 3, 1), (6, 2, Some(2)));
    assert_eq!(found(&rows, 2, 3, 1), (3, 2, Some(2)));
    assert_eq!(found(&rows, 1, 0, 0), (0, 1, None));
    assert_eq!(found(&rows, 1, 4, 0), (0, 0, None));
}

/// "`scent` is the sum of the scent in the square, and `stones` is the number of its cells that are `None`."
#[test]
fn strong_scent_is_summed_up() {
    let strong = Field { width: 2, cells: vec![Some(u32::MAX), Some(u32::MAX), Some(u32::MAX), None] };
    assert_eq!(found(&strong, 0, 0, 1), (3 * u64::from(u32::MAX), 1, Some(0)));
    assert_eq!(found(&strong, 1, 1, 0), (0, 1, None));
}

/// "There is one reading for each trap, in the order of the traps."
#[test]
fn scattered_traps_agree_with_single_cells() {
    let mut state = 77u32;
    let mut next = |limit: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 9) % limit
    };
    let (width, height) = (13, 9);
    let cells: Vec<Option<u32>> = (0..width * height).map(|_| (next(5) > 0).then(|| next(7))).collect();
    let field = Field { width, cells };
    let traps: Vec<Trap> = (0..150)
        .map(|_| Trap { column: next(16) as usize, row: next(12) as usize, reach: next(6) as usize })
        .collect();
    let readings = survey(&field, &traps);
    assert_eq!(readings.len(), 150);
    for (trap, reading) in traps.iter().zip(readings) {
        let mut sums = vec![0u64; height];
        let mut stones = 0;
        for (index, cell) in field.cells.iter().enumerate() {
            let (column, row) = (index % width, index / width);
            if column.abs_diff(trap.column) <= trap.reach && row.abs_diff(trap.row) <= trap.reach {
                sums[row] += u64::from(cell.unwrap_or(0));
                stones += usize::from(cell.is_none());
            }
        }
        let most = sums.iter().copied().max().unwrap_or(0);
        let strongest = if most == 0 { None } else { sums.iter().position(|&sum| sum == most) };
        assert_eq!(
            (reading.scent, reading.stones, reading.strongest),
            (sums.iter().sum(), stones, strongest)
        );
    }
    assert!(survey(&field, &[]).is_empty());
}
