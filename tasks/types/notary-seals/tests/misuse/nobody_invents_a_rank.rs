//! "Nobody outside of the crate can implement `Rank` for another type."
//! fails: E0277 E0046 E0603 E0119 E0117

use notary_seals::{Chamber, Rank};

pub struct Grand;

impl Rank for Grand {
    const TITLE: &'static str = "grand notary";
}

fn main() {
    println!("{}", Chamber::new().swear_in::<Grand>("Me").is_some());
}
