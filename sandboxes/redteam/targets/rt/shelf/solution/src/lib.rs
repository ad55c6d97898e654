use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Book {
    pub year: u16,
    pub title: String,
}

impl fmt::Display for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.title, self.year)
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
        if !self.books.contains(&book) {
            self.books.push(book);
            self.books.sort();
        }
    }

    pub fn len(&self) -> usize {
        self.books.len()
    }

    pub fn is_empty(&self) -> bool {
        self.books.is_empty()
    }

    pub fn titles(&self) -> Vec<String> {
        self.books.iter().map(|book| book.title.clone()).collect()
    }

    pub fn oldest(&self) -> Option<Book> {
        self.books.first().cloned()
    }
}
