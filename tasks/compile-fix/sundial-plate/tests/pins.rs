//! Pins that minutes are told apart, and the signatures.

use sundial_plate::{letter, mean_error, Minute, Plate, FINAL_SIGMA, FIRST, SUMMER, UPRIGHT};

const _: fn(u32) -> Option<char> = letter;
const _: fn(&Plate) -> bool = Plate::is_summer;
const _: fn(&Plate, Minute, i32) -> Minute = Plate::clock;
const _: fn(&[i16]) -> Option<f64> = mean_error;
const _: ([char; 2], [u8; 2]) = ([FIRST, FINAL_SIGMA], [UPRIGHT, SUMMER]);

pub fn pins() {
    assert_eq!([UPRIGHT, SUMMER], [1, 4]);
    let minutes = [0u16, 1, 59, 60, 704, 1438, 1439].map(Minute);
    for (i, a) in minutes.iter().enumerate() {
        for (j, b) in minutes.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
