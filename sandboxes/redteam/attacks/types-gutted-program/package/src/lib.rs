pub struct Book;
pub struct Shelf;
