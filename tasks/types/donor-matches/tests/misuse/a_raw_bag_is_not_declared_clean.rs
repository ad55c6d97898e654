//! "A `CleanBag` comes from nothing but a test"
//! fails: E0451 E0560 E0063

use donor_matches::{Abo, CleanBag, Group, RawBag};

fn main() {
    let bag = RawBag::new(
        1,
        Group {
            abo: Abo::A,
            rhesus: true,
        },
        100,
    );
    let clean = CleanBag { bag };
    println!("{}", clean.number());
}
