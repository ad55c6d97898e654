//! Pins that refusals are told apart, and the public signatures.

use ward_staffing::{Care, Hospital, Refusal, Shift};

const _: fn(&mut Hospital, &'static str, usize) -> bool = Hospital::open;
const _: fn(&mut Hospital, &'static str, &'static str, Care) -> Result<(), Refusal> =
    Hospital::admit;
const _: fn(&mut Hospital, &'static str, &'static str) -> Result<(), Refusal> = Hospital::discharge;
const _: fn(&mut Hospital, &'static str, &'static str, &'static str) -> Result<(), Refusal> =
    Hospital::transfer;
const _: fn(&mut Hospital, &'static str, Shift) -> Result<u32, Refusal> = Hospital::nurses;
const _: fn(&mut Hospital, Shift) -> Vec<String> = Hospital::report;

pub fn pins() {
    let refusals = [
        Refusal::NoSuchWard,
        Refusal::NoSuchPatient,
        Refusal::AlreadyHere,
        Refusal::Full,
    ];
    for (i, a) in refusals.iter().enumerate() {
        for (j, b) in refusals.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
