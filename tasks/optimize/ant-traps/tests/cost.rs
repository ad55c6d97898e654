use ant_traps::{survey, Field, Trap};

pub fn workload() -> Vec<(u64, usize, Option<usize>)> {
    let mut state = 5u32;
    let mut next = |limit: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % limit
    };
    let cells = (0..90 * 60).map(|_| (next(9) > 0).then(|| next(1_000))).collect();
    let field = Field { width: 90, cells };
    let mut traps = Vec::new();
    for _ in 0..500 {
        traps.push(Trap { column: next(90) as usize, row: next(60) as usize, reach: 10 + next(20) as usize });
    }
    let readings = survey(&field, &traps);
    readings.iter().map(|reading| (reading.scent, reading.stones, reading.strongest)).collect()
}
