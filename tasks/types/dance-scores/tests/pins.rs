//! Lists that differ must be told apart.

use dance_scores::{Couple, Heat, Marks, NonEmpty, heats};
use std::num::NonZeroUsize;

const _: fn(u8) -> NonEmpty<u8> = NonEmpty::new;
const _: fn(Vec<u8>) -> Option<NonEmpty<u8>> = NonEmpty::from_vec;
const _: fn(&NonEmpty<u8>) -> NonZeroUsize = NonEmpty::len;
const _: fn(NonEmpty<u32>) -> Marks = Marks::new;
const _: fn(&Heat) -> &Couple = Heat::winner;
const _: fn(Heat, NonZeroUsize) -> NonEmpty<Couple> = Heat::finalists;
const _: fn(NonEmpty<Couple>, NonZeroUsize) -> NonEmpty<Heat> = heats;

pub fn pins() {
    let list = |elements: &[u8]| NonEmpty::from_vec(elements.to_vec()).unwrap();
    assert_ne!(list(&[1]), list(&[2]));
    assert_ne!(list(&[1]), list(&[1, 1]));
    assert_ne!(list(&[1, 2]), list(&[1, 3]));
    let text = |elements: &[&str]| NonEmpty::from_vec(elements.iter().map(|text| text.to_string()).collect()).unwrap();
    assert_ne!(text(&["1:30", "2:10"]), text(&["1:30", "2:20"]));
}
