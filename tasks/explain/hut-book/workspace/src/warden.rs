//! What the warden wants to know.

use crate::Book;

/// How many breakfasts were eaten in the hut: one for each guest and night.
pub fn breakfasts(book: &Book) -> usize {
    book.closed().iter().map(|page| page.guests.len()).sum()
}

/// The past nights on which something was noted.
pub fn remarkable(book: &Book) -> Vec<u32> {
    let pages = book.closed().iter().filter(|page| !page.remarks.is_empty());
    pages.map(|page| page.night).collect()
}

/// Lines such as `Ada (2)` for those who are in the hut tonight.
pub fn bell_board(book: &Book) -> Vec<String> {
    let guests = book.tonight().guests.iter();
    guests
        .map(|(guest, nights)| format!("{guest} ({nights})"))
        .collect()
}
