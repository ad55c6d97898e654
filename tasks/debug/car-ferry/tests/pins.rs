//! Pins that refusals are told apart, and the public signatures.

use car_ferry::{Desk, Refusal};

const _: fn(&'static [u32]) -> Desk = Desk::new;
const _: fn(&mut Desk, &'static str, u32) -> Result<u32, Refusal> = Desk::book;
const _: fn(&mut Desk, u32) -> Result<&str, Refusal> = Desk::board;
const _: fn(&mut Desk, u32) -> Result<(), Refusal> = Desk::cancel;
const _: fn(&Desk) -> Vec<u32> = Desk::free;
const _: fn(&Desk) -> Vec<String> = Desk::manifest;

pub fn pins() {
    let refusals = [Refusal::NoRoom, Refusal::NoTicket, Refusal::Aboard];
    for (i, a) in refusals.iter().enumerate() {
        for (j, b) in refusals.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
