//! "There is no other way to make an id, a name or a rating, and none to change one."
//! fails: E0423 E0603 E0308 E0618 E0425

use chess_ratings::Rating;

fn main() {
    let rating = Rating(9000);
    println!("{}", rating.points());
}
