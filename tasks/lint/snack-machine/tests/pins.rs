//! Pins that refusals and shelves are told apart, the coins, and the signatures.

use snack_machine::{Machine, Refusal, Shelf, COINS};

const _: fn(Vec<Shelf>, [u32; 5]) -> Machine = Machine::new;
const _: fn(&Machine) -> &[Shelf] = Machine::shelves;
const _: fn(&Machine) -> [u32; 5] = Machine::till;
const _: fn(&mut Machine, usize, &[u32]) -> Result<Vec<u32>, Refusal> = Machine::buy;
const _: for<'a> fn(&mut Machine, &'a [u32]) -> &'a [u32] = Machine::fill;
const _: fn(&mut Machine, u32) -> u32 = Machine::empty;

pub fn pins() {
    assert_eq!(COINS, [200, 100, 50, 20, 10]);
    let all = [
        Refusal::NoSuchShelf,
        Refusal::SoldOut,
        Refusal::Strange(3),
        Refusal::Strange(5),
        Refusal::TooLittle(10),
        Refusal::TooLittle(130),
        Refusal::NoChange,
    ];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
