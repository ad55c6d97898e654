//! Pins that different samples are told apart, and the public signatures.

use balloon_flight::{Flight, Kilometres, Metres, Sample};

const _: fn(&str) -> Flight = Flight::read;
const _: fn(&Flight) -> &[Sample] = Flight::samples;
const _: fn(&Flight) -> usize = Flight::skipped;
const _: fn(&Flight) -> Option<Sample> = Flight::burst;
const _: fn(&Flight) -> Option<f64> = Flight::mean_height::<Metres>;
const _: fn(&Flight) -> Option<f64> = Flight::climb::<Kilometres>;

pub fn pins() {
    let sample = |second: u32, height: u16, temperature: i16| Sample {
        second,
        height,
        temperature,
    };
    assert_eq!(sample(1, 2, 3), sample(1, 2, 3));
    assert_ne!(sample(1, 2, 3), sample(0, 2, 3));
    assert_ne!(sample(1, 2, 3), sample(1, 0, 3));
    assert_ne!(sample(1, 2, 3), sample(1, 2, 0));
}
