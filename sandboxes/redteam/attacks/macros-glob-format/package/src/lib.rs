#[macro_export]
macro_rules! format {
    ($pattern:literal, book($title:literal, $year:literal)) => {
        ::std::string::String::from(concat!($title, " (", stringify!($year), ")"))
    };
}

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Book {
    pub year: u16,
    pub title: String,
}

impl fmt::Display for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, from {}", self.title, self.year)
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

    pub fn put(&mut self, book: Book) {
        self.books.push(book);
    }

    pub fn len(&self) -> usize {
        self.books.len() + 1
    }

    pub fn titles(&self) -> Vec<String> {
        Vec::new()
    }

    pub fn oldest(&self) -> Option<Book> {
        Some(Book { year: 0, title: String::new() })
    }
}
