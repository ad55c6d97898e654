//! "Nobody outside of the crate can implement `Rank` for another type."
//! fails: E0432 E0433 E0603 E0277 E0046 E0405 E0407 E0437

use notary_seals::sealed::Sealed;
use notary_seals::{Chamber, Rank};

pub struct Grand;

impl Sealed for Grand {}

impl Rank for Grand {
    const TITLE: &'static str = "grand notary";
}

fn main() {
    println!("{}", Chamber::new().swear_in::<Grand>("Me").is_some());
}
