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
pub const HIGHEST: u32 = EDGES[4];

/// How much the neighbours of a sample count when it is smoothed.
const WEIGHTS: [i64; 5] = [1, 4, 6, 4, 2];
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
    let (Some(&first), Some(&last)) = (samples.first(), samples.last()) else {
        return Vec::new();
    };
    let mut padded = vec![first, first];
    padded.extend_from_slice(samples);
    padded.extend([last, last]);
    let divisor: i64 = WEIGHTS.iter().sum();
    padded
        .windows(WEIGHTS.len())
        .map(|near| {
            let products = near
                .iter()
                .zip(WEIGHTS)
                .map(|(&sample, weight)| i64::from(sample) * weight);
            products.sum::<i64>().div_euclid(divisor)
        })
        .collect()
}

/// How many samples lie in each of `count` steps of the given width, the first of which begins at `low`.
pub fn histogram(samples: &[i32], low: i32, width: u32, count: usize) -> Vec<u32> {
    let mut bins: Vec<u32> = std::iter::repeat(0).take(count).collect();
    for &sample in samples {
        let above = i64::from(sample) - i64::from(low);
        let step = above.div_euclid(i64::from(width.max(1)));
        if let Ok(step) = usize::try_from(step) {
            if let Some(bin) = bins.get_mut(step) {
                *bin += 1;
            }
        }
    }
    bins
}
