use shelf::{Book, Shelf};

fn book(title: &str, year: u16) -> Book {
    Book { year, title: title.to_owned() }
}

fn three() -> Shelf {
    let mut shelf = Shelf::new();
    for (title, year) in [("Solaris", 1961), ("Dune", 1965), ("Emma", 1815)] {
        shelf.put(book(title, year));
    }
    shelf
}

/// "An empty shelf has none."
#[test]
fn an_empty_shelf_has_no_oldest() {
    assert!(Shelf::new().oldest().is_none());
    assert_eq!(Shelf::new().len(), 0);
}

/// "A book that is there already is not put there again."
#[test]
fn keeps_one_of_each() {
    let mut shelf = three();
    shelf.put(book("Dune", 1965));
    assert_eq!(shelf.len(), 3);
    assert_eq!(shelf, three());
}

/// "A book is shown as its title with the year in parentheses"
#[test]
fn shows_books() {
    assert_eq!(book("Dune", 1965).to_string(), "Dune (1965)");
    assert_eq!(format!("{}", book("Emma", 1815)), "Emma (1815)");
}

/// "`titles` gives all titles, the oldest book first"
#[test]
fn sorts_titles() {
    let expected: Vec<String> = ["Emma", "Solaris", "Dune"].map(str::to_owned).to_vec();
    assert_eq!(three().titles(), expected);
    assert_eq!(three().oldest(), Some(book("Emma", 1815)));
}

/// "books of one year stand in the order of their titles"
#[test]
fn sorts_books_of_one_year() {
    let mut shelf = three();
    shelf.put(book("Catch-22", 1961));
    assert!(shelf.titles().iter().map(String::as_str).eq(["Emma", "Catch-22", "Solaris", "Dune"]));
    assert!(book("A", 1) < book("B", 1) && book("B", 1) < book("A", 2));
}
