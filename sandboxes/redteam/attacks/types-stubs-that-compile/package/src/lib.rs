use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Book {
    pub year: u16,
    pub title: String,
}

impl fmt::Display for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        unimplemented!("{f:p}")
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    books: Vec<Book>,
}

impl Shelf {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn put(&mut self, _book: Book) {
        unimplemented!()
    }

    pub fn len(&self) -> usize {
        unimplemented!()
    }

    pub fn titles(&self) -> Vec<String> {
        unimplemented!()
    }

    pub fn oldest(&self) -> Option<Book> {
        unimplemented!()
    }
}
