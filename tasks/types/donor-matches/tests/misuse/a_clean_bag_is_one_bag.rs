//! "neither `RawBag` nor `CleanBag` nor `Matched` can be cloned."
//! fails: E0599

use donor_matches::CleanBag;

pub fn second(bag: CleanBag) -> (u32, u32) {
    let other = bag.clone();
    (bag.number(), other.number())
}

fn main() {}
