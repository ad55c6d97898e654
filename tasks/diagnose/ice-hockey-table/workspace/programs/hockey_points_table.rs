//! Points for a win, a win after overtime, a loss after overtime and a loss, worked out before the season.

pub const RESULTS: usize = 4;

const fn points(result: usize) -> u8 {
    let table = [3, 2, 1, 0];
    table[result]
}

pub const POINTS: [u8; RESULTS] = {
    let mut all = [0; RESULTS];
    let mut result = 0;
    while result < RESULTS {
        all[result] = points(result);
        result += 1;
    }
    all
};

pub const MOST: u8 = POINTS[0] * 82;

pub const fn season(results: &[usize]) -> u32 {
    match results {
        [] => 0,
        [first, rest @ ..] => POINTS[*first] as u32 + season(rest),
    }
}

pub const OPENING: u32 = season(&[0, 3, 1, 2]) + u32::MAX.count_ones();
