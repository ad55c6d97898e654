//! Pins the types of the constants and the signatures.

use dish_spectrum::{band, exposure, histogram, smooth, HIGHEST, LONGEST, MOST_SAMPLES, RATE};

const _: (u32, u32, u32, u64) = (RATE, LONGEST, HIGHEST, MOST_SAMPLES);
const _: fn(u32) -> Option<u64> = exposure;
const _: fn(u32) -> Option<usize> = band;
const _: fn(&[i32]) -> Vec<i64> = smooth;
const _: fn(&[i32], i32, u32, usize) -> Vec<u32> = histogram;

pub fn pins() {}
