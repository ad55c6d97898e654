//! A shelf remembers in a cell which seed was looked at last.

use std::cell::Cell;

pub struct Shelf<'s> {
    last: Cell<&'s str>,
    first: &'s str,
}

fn look<'s>(shelf: &Shelf<'s>, name: &'s str) -> usize {
    shelf.last.set(name);
    shelf.first.len()
}

fn longer<'s>(shelf: &'s str, name: &'s str) -> &'s str {
    if shelf.len() > name.len() {
        shelf
    } else {
        name
    }
}

pub fn inspect(first: &str) -> usize {
    let shelf = Shelf {
        last: Cell::new(first),
        first,
    };
    let mut seen = 0;
    for number in 0..3 {
        let name = format!("{first} {number}");
        seen += longer(shelf.first, &name).len();
        seen += look(&shelf, &name);
    }
    seen + shelf.last.get().len()
}
