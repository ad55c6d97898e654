//! "`Stage` is an enum with exactly these variants"
//! fails: E0004

use auction_lots::{Lot, Stage};

fn main() {
    let lot = Lot::new("Clock", 80);
    let word = match lot.stage() {
        Stage::Catalogued { .. } => "soon",
        Stage::Open { .. } => "now",
        Stage::Sold { .. } => "gone",
        Stage::Withdrawn => "never",
    };
    println!("{word}");
}
