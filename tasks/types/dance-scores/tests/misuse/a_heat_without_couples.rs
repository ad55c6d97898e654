//! "It is `Debug`, `Clone`, `PartialEq` and `Eq` where `T` is, and has no `Default`."
//! fails: E0277 E0599

use dance_scores::NonEmpty;

fn main() {
    let couples: NonEmpty<u32> = Default::default();
    println!("{}", couples.len());
}
