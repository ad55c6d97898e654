//! Pins that holds are told apart, and the signatures that need no mending.

use library_holds::{Hold, Shelf};

const _: fn() -> Shelf = Shelf::new;
const _: fn(&mut Shelf, &'static str, &'static str, u32) -> u32 = Shelf::put;
const _: fn(&Shelf) -> usize = Shelf::len;
const _: fn(&Shelf) -> bool = Shelf::is_empty;

fn hold(number: u32, reader: &str, branch: &str, until: u32) -> Hold {
    Hold {
        number,
        reader: reader.to_string(),
        branch: branch.to_string(),
        until,
    }
}

pub fn pins() {
    assert_eq!(hold(1, "a", "b", 2), hold(1, "a", "b", 2));
    assert_ne!(hold(1, "a", "b", 2), hold(2, "a", "b", 2));
    assert_ne!(hold(1, "a", "b", 2), hold(1, "x", "b", 2));
    assert_ne!(hold(1, "a", "b", 2), hold(1, "a", "x", 2));
    assert_ne!(hold(1, "a", "b", 2), hold(1, "a", "b", 3));
}
