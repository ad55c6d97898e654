//! Turns the samples of a radio telescope into figures that an astronomer can look at.

/// Samples that the receiver takes in a second.
pub const RATE: u32 = 2_400_000;
/// Seconds of the longest exposure.
pub const LONGEST: u32 = 3600;
/// Samples of the longest exposure.
pub const MOST_SAMPLES: u64 = RATE as u64 * LONGEST as u64;

/// The edges of the receiver's bands in MHz: each band goes from its edge up to, but not including, the next.
const EDGES: [u32; 5] = [322, 408, 610, 1400, 1427];
/// Where the last band ends.
pub const HIGHEST: u32 = EDGES[EDGES.len() - 1];

/// How much the neighbours of a sample count when it is smoothed.
const WEIGHTS: [i64; 5] = [1, 4, 6, 4, 2];
const WEIGHT_SUM: i64 = total(&WEIGHTS);

const fn total(weights: &[i64]) -> i64 {
    weights.iter().sum()
}

/// The samples of an exposure, if it is not too long.
pub fn exposure(seconds: u32) -> Option<u64> {
    let samples = u64::from(seconds) * u64::from(RATE);
    (samples <= MOST_SAMPLES).then_some(samples)
}

/// The number of the band that a frequency lies in; the lowest band is 0.
pub fn band(mhz: u32) -> Option<usize> {
    if mhz >= HIGHEST {
        return None;
    }
    EDGES.iter().rposition(|&edge| edge <= mhz)
}

/// Each sample as the weighted mean of itself and its four neighbours.
pub fn smooth(samples: &[i32]) -> Vec<i64> {
    let at = |index: usize| {
        let last = samples.len() - 1;
        i64::from(samples[index.saturating_sub(2).min(last)])
    };
    (0..samples.len())
        .map(|centre| {
            let sum: i64 = (0..WEIGHTS.len())
                .map(|k| WEIGHTS[k] * at(centre + k))
                .sum();
            sum.div_euclid(WEIGHT_SUM)
        })
        .collect()
}

/// How many samples lie in each of `count` steps of the given width, the first of which begins at `low`.
pub fn histogram(samples: &[i32], low: i32, width: u32, count: usize) -> Vec<u32> {
    let mut bins = vec![0; count];
    for &sample in samples {
        let above = i64::from(sample) - i64::from(low);
        let step = above.div_euclid(i64::from(width.max(1)));
        if let Ok(step) = usize::try_from(step) {
            if step < count {
                bins[step] += 1;
            }
        }
    }
    bins
}
