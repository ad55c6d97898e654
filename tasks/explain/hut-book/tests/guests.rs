use hut_book::warden::{bell_board, breakfasts, remarkable};
use hut_book::{Book, Page};

fn page(night: u32, guests: &[(&str, u32)], remarks: &[&str]) -> Page {
    let guests = guests
        .iter()
        .map(|&(guest, nights)| (guest.to_string(), nights));
    Page {
        night,
        guests: guests.collect(),
        remarks: remarks.iter().map(|text| text.to_string()).collect(),
    }
}

/// "A book begins with night 1, without guests and remarks."
#[test]
fn a_book_begins_with_the_first_night() {
    let book = Book::new(3);
    assert_eq!(*book.tonight(), page(1, &[], &[]));
    assert!(book.closed().is_empty());
}

/// "just as it was when it was closed: with its number, all its guests with the nights they had left then, and its remarks"
#[test]
fn closed_pages_keep_everything() {
    let mut book = Book::new(4);
    for (guest, nights) in [("Ada", 2), ("Bo", 1), ("Cy", 3)] {
        assert!(book.arrive(guest, nights));
    }
    book.remark("fog");
    book.remark("no hay left");
    book.close_night();
    let guests = [("Ada", 2), ("Bo", 1), ("Cy", 3)];
    assert_eq!(book.closed(), [page(1, &guests, &["fog", "no hay left"])]);
}

/// "The page that is begun has the next number and no remarks."
#[test]
fn nights_are_numbered_on() {
    let mut book = Book::new(4);
    book.close_night();
    book.remark("thunder");
    assert_eq!(book.tonight().night, 2);
    book.close_night();
    book.close_night();
    assert_eq!(*book.tonight(), page(4, &[], &[]));
    let nights: Vec<u32> = book.closed().iter().map(|page| page.night).collect();
    assert_eq!(nights, [1, 2, 3]);
    assert_eq!(remarkable(&book), [2]);
}

/// "Guests who had more than one night left are on it, with one night less and in the same order; the others have left the
/// hut."
#[test]
fn guests_stay_as_long_as_they_said() {
    let mut book = Book::new(5);
    for (guest, nights) in [("Ada", 3), ("Bo", 1), ("Cy", 2), ("Dee", 3)] {
        book.arrive(guest, nights);
    }
    book.close_night();
    assert_eq!(bell_board(&book), ["Ada (2)", "Cy (1)", "Dee (2)"]);
    book.close_night();
    assert_eq!(bell_board(&book), ["Ada (1)", "Dee (1)"]);
    book.close_night();
    assert_eq!(*book.tonight(), page(4, &[], &[]));
    assert_eq!(breakfasts(&book), 9);
}

/// "stands in `closed` behind all earlier ones"
#[test]
fn closed_pages_do_not_change_later() {
    let mut book = Book::new(2);
    book.arrive("Ada", 2);
    book.remark("snow");
    book.close_night();
    book.remark("sun");
    book.arrive("Bo", 1);
    book.close_night();
    assert_eq!(
        book.closed(),
        [
            page(1, &[("Ada", 2)], &["snow"]),
            page(2, &[("Ada", 1), ("Bo", 1)], &["sun"])
        ]
    );
}

/// "Guests who come for 0 nights, or when there are as many guests as beds, are not taken in: the answer is false, and nothing
/// changes."
#[test]
fn a_full_hut_takes_nobody_in() {
    let mut book = Book::new(2);
    assert!(!book.arrive("Zoe", 0));
    assert!(book.arrive("Ada", 1));
    assert!(book.arrive("Bo", 1));
    assert!(!book.arrive("Cy", 1));
    assert_eq!(*book.tonight(), page(1, &[("Ada", 1), ("Bo", 1)], &[]));
    assert!(!Book::new(0).arrive("Ada", 1));
}

/// "Who has left needs no bed any more, and who stays on does."
#[test]
fn beds_of_those_who_left_are_free() {
    let mut book = Book::new(3);
    for (guest, nights) in [("Ada", 2), ("Bo", 1), ("Cy", 2)] {
        book.arrive(guest, nights);
    }
    book.close_night();
    assert!(book.arrive("Dee", 4));
    assert!(!book.arrive("Eli", 1));
    assert_eq!(bell_board(&book), ["Ada (1)", "Cy (1)", "Dee (4)"]);
}
