//! "`Sold { buyer: String, hammer: u32 }`, `Unsold { best: Option<Bid> }` and `Withdrawn`"
//! fails: E0308

use auction_lots::Stage;

fn main() {
    let stage = Stage::Sold {
        buyer: None,
        hammer: 120,
    };
    println!("{stage:?}");
}
