//! Books and shelves are told apart, and the signatures are those of the workspace.

use shelf::{Book, Shelf};

const _: fn() -> Shelf = Shelf::new;
const _: fn(&mut Shelf, Book) = Shelf::put;
const _: fn(&Shelf) -> usize = Shelf::len;
const _: fn(&Shelf) -> Vec<String> = Shelf::titles;
const _: fn(&Shelf) -> Option<Book> = Shelf::oldest;

pub fn pins() {
    let book = |title: &str, year: u16| Book { year, title: title.to_owned() };
    assert_ne!(book("Emma", 1815), book("Dune", 1815));
    assert_ne!(book("Emma", 1815), book("Emma", 1965));
    let mut shelf = Shelf::new();
    shelf.put(book("Emma", 1815));
    assert_ne!(shelf, Shelf::new());
}
