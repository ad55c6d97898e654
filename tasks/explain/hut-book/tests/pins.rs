//! Pins that pages are told apart, and the public signatures.

use hut_book::{Book, Page};

const _: fn(usize) -> Book = Book::new;
const _: fn(&Book) -> &Page = Book::tonight;
const _: fn(&Book) -> &[Page] = Book::closed;
const _: fn(&mut Book, &'static str, u32) -> bool = Book::arrive;
const _: fn(&mut Book, &'static str) = Book::remark;
const _: fn(&mut Book) = Book::close_night;

fn page(night: u32, guest: &str, nights: u32, remark: &str) -> Page {
    Page {
        night,
        guests: vec![(guest.to_string(), nights)],
        remarks: vec![remark.to_string()],
    }
}

pub fn pins() {
    assert_eq!(page(1, "a", 2, "x"), page(1, "a", 2, "x"));
    assert_ne!(page(1, "a", 2, "x"), page(2, "a", 2, "x"));
    assert_ne!(page(1, "a", 2, "x"), page(1, "b", 2, "x"));
    assert_ne!(page(1, "a", 2, "x"), page(1, "a", 3, "x"));
    assert_ne!(page(1, "a", 2, "x"), page(1, "a", 2, "y"));
    assert_ne!(page(1, "a", 2, "x"), Page::default());
}
