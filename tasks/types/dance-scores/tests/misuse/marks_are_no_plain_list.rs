//! "`Marks` holds the marks of a couple: `Marks::new(NonEmpty<u32>)`."
//! fails: E0308

use dance_scores::Marks;

fn main() {
    println!("{}", Marks::new(vec![50, 60]).total());
}
