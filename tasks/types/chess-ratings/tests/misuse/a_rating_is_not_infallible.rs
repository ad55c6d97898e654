//! "`Rating` comes from a `u16` by `TryFrom`: from 1000 to 3200, both included."
//! fails: E0277

use chess_ratings::Rating;

fn main() {
    let rating: Rating = 900u16.into();
    println!("{}", rating.points());
}
