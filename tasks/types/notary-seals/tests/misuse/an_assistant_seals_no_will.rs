//! "That is a matter of types: with a `Seal<Junior>` it does not compile."
//! fails: E0277 E0308 E0599 E0271

use notary_seals::{Draft, Junior, Seal};

pub fn hurry(seal: &mut Seal<Junior>) {
    let deed = seal.attest(Draft::will("All to the clerk."));
    println!("{}", deed.line());
}

fn main() {}
