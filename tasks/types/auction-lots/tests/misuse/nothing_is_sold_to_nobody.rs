//! "Give the lot a `Stage` which can only say what can be"
//! fails: E0063

use auction_lots::Stage;

fn main() {
    let stage = Stage::Sold { hammer: 120 };
    println!("{stage:?}");
}
