//! "There is no way to get a `NonEmpty` without an element"
//! fails: E0599 E0596

use dance_scores::NonEmpty;

fn main() {
    let mut marks = NonEmpty::new(7);
    marks.clear();
    println!("{}", marks.len());
}
