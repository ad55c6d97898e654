//! "nothing outside of the crate can change it but by the four methods that follow"
//! fails: E0594 E0616

use auction_lots::{Lot, Stage};

fn main() {
    let mut lot = Lot::new("Clock", 80);
    let _ = lot.open();
    lot.stage = Stage::Withdrawn;
    println!("{}", lot.entry());
}
