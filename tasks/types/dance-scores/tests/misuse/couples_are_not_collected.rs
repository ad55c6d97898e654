//! "and none to collect one from an iterator, which might be empty."
//! fails: E0277

use dance_scores::NonEmpty;

fn main() {
    let marks: NonEmpty<u32> = (0..0).collect();
    println!("{}", marks.len());
}
