//! The order of episodes, in which no arm has an advantage: whatever changes while an experiment runs (an endpoint that
//! slows down, a cache that fills) meets all arms alike.

use std::sync::Arc;

use super::grid::Cell;
use crate::task::Task;

/// Which cell plays which task, and for the how manieth time.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The place of the cell in the grid.
    pub cell: usize,
    /// The task.
    pub task: Arc<Task>,
    /// The sample, from 0.
    pub sample: u32,
}

/// All episodes of an experiment. Samples come first, then tasks: one that is cut short has a fair part of everything. The
/// cells of a task and sample come together, in the order that [`turn_of`] gives.
pub fn balanced(cells: &[Cell], tasks: &[Arc<Task>]) -> Vec<Slot> {
    let most = cells.iter().map(|cell| cell.samples).max().unwrap_or(0);
    let mut slots = Vec::new();
    let mut block = 0;
    for sample in 0..most {
        for task in tasks {
            slots.extend(
                turn_of(cells.len(), block)
                    .filter(|cell| sample < cells[*cell].samples)
                    .map(|cell| Slot {
                        cell,
                        task: Arc::clone(task),
                        sample,
                    }),
            );
            block += 1;
        }
    }
    slots
}

/// The order of `count` cells in the block with this number: a cyclic Latin square, in which each cell stands at each
/// place once in `count` blocks, and the same square backwards for the next `count`, so that each also comes before and
/// after each other one equally often.
fn turn_of(count: usize, block: usize) -> impl Iterator<Item = usize> {
    let (shift, backwards) = match count {
        0 => (0, false),
        count => (block % count, (block / count) % 2 == 1),
    };
    (0..count).map(move |place| {
        let place = if backwards { count - 1 - place } else { place };
        (place + shift) % count
    })
}

#[cfg(test)]
mod tests {
    use super::turn_of;

    #[test]
    fn every_cell_stands_at_every_place_and_before_every_other_equally_often() {
        for count in 1..7 {
            let mut at = vec![vec![0; count]; count];
            let mut before = vec![vec![0; count]; count];
            for block in 0..2 * count {
                let order: Vec<usize> = turn_of(count, block).collect();
                for (place, cell) in order.iter().enumerate() {
                    at[*cell][place] += 1;
                    for later in &order[place + 1..] {
                        before[*cell][*later] += 1;
                    }
                }
            }
            assert!(at.iter().flatten().all(|often| *often == 2), "{at:?}");
            for one in 0..count {
                for other in 0..count {
                    assert_eq!(
                        before[one][other],
                        if one == other { 0 } else { count },
                        "{before:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_cell_is_no_episode() {
        assert_eq!(turn_of(0, 3).count(), 0);
    }
}
