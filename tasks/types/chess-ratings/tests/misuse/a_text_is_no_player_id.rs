//! "`find(&self, id: PlayerId) -> Option<&Player>`"
//! fails: E0308

use chess_ratings::List;

fn main() {
    println!("{}", List::default().find("1203047").is_some());
}
