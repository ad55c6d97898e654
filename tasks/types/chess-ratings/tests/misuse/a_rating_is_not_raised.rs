//! "There is no other way to make an id, a name or a rating, and none to change one."
//! fails: E0614 E0594

use chess_ratings::Rating;

fn main() {
    let mut rating = Rating::try_from(1500).unwrap();
    *rating += 900;
    println!("{}", rating.points());
}
