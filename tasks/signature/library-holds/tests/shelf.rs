use library_holds::desk::{evening, exchange, forget, kept, newest, notice};
use library_holds::{Hold, Shelf};

fn shelf(holds: &[(&str, &str, u32)]) -> Shelf {
    let mut shelf = Shelf::new();
    for (index, (reader, branch, until)) in holds.iter().enumerate() {
        assert_eq!(shelf.put(reader, branch, *until), index as u32 + 1);
    }
    shelf
}

fn towns() -> Shelf {
    shelf(&[
        ("Ada", "bonn/east", 10),
        ("Bo", "bonn/west", 12),
        ("Cy", "bonn/east", 9),
        ("Ada", "bonn/west", 20),
        ("Ada", "bonn/east", 15),
    ])
}

fn numbers<'h>(holds: impl Iterator<Item = &'h Hold>) -> Vec<u32> {
    holds.map(|hold| hold.number).collect()
}

/// "`waiting` gives the holds of exactly one branch, oldest first."
#[test]
fn holds_of_a_branch() {
    let shelf = towns();
    assert_eq!(numbers(shelf.waiting("bonn/east")), [1, 3, 5]);
    assert_eq!(numbers(shelf.waiting("bonn")), []);
    assert_eq!(
        notice(&shelf, &["bonn/west", "x"]),
        ["2 for bonn/west: Bo, Ada", "0 for x: "]
    );
}

/// "What it gives borrows from the shelf, but not from the name of the branch, which may be gone."
#[test]
fn names_of_branches_may_be_gone() {
    let shelf = towns();
    assert_eq!(newest(&shelf, "bonn", "east"), [5, 3, 1]);
    assert_eq!(
        kept(&shelf, "bonn/east".to_string(), 11).map(|hold| hold.number),
        Some(5)
    );
    assert_eq!(
        kept(&shelf, "bonn/west".to_string(), 12).map(|hold| hold.number),
        Some(2)
    );
    assert_eq!(kept(&shelf, "bonn/west".to_string(), 21), None);
}

/// "It can be gone through from both ends, and a clone of it goes on by itself from the same place."
#[test]
fn both_ends_of_the_queue() {
    let shelf = towns();
    let mut holds = shelf.waiting("bonn/east");
    assert_eq!(holds.next().map(|hold| hold.number), Some(1));
    let second = holds.clone();
    assert_eq!(holds.next_back().map(|hold| hold.number), Some(5));
    assert_eq!(numbers(holds), [3]);
    assert_eq!(numbers(second.rev()), [5, 3]);
}

/// "`fetch` takes all holds of exactly one reader in one branch from the shelf, and gives their numbers, oldest first."
#[test]
fn ada_fetches_her_books() {
    let mut shelf = towns();
    assert_eq!(
        shelf.fetch("Ada", "bonn/east").collect::<Vec<u32>>(),
        [1, 5]
    );
    assert_eq!(shelf.fetch("Ada", "bonn/east").count(), 0);
    assert_eq!(shelf.fetch("Bo", "bonn/east").count(), 0);
    assert_eq!(
        (shelf.len(), numbers(shelf.waiting("bonn/west"))),
        (3, vec![2, 4])
    );
    assert_eq!(numbers(shelf.waiting("bonn/east")), [3]);
}

/// "What was given borrows from nothing: the shelf may be used and changed, and the names may be gone."
#[test]
fn books_are_exchanged() {
    let mut shelf = towns();
    let exchanged = exchange(&mut shelf, "Ada".to_string(), "bonn/east", 30);
    assert_eq!(exchanged, [(1, 6), (5, 7)]);
    assert_eq!(numbers(shelf.waiting("bonn/east")), [3, 6, 7]);
    let left: Vec<u32> = shelf.waiting("bonn/east").map(|hold| hold.until).collect();
    assert_eq!(left, [9, 30, 30]);
}

/// "When `fetch` or `clear` has returned, the holds are gone from the shelf, whether or not somebody goes through what was given."
#[test]
fn what_is_not_looked_at_is_gone_as_well() {
    let mut shelf = towns();
    assert_eq!(forget(&mut shelf, "Ada", "bonn/east"), 3);
    let mut fetched = shelf.fetch("Ada", "bonn/west");
    assert_eq!(shelf.len(), 2);
    assert_eq!((fetched.next(), fetched.next()), (Some(4), None));
    let cleared = shelf.clear(100);
    assert!(shelf.is_empty());
    assert_eq!(cleared.count(), 2);
}

/// "`clear` takes all holds from the shelf whose last day is before today, and gives them, oldest first."
#[test]
fn the_last_day_is_a_day() {
    let mut shelf = towns();
    assert_eq!(shelf.clear(9).count(), 0);
    let cleared: Vec<Hold> = shelf.clear(12).collect();
    let hold = |number, reader: &str, until| Hold {
        number,
        reader: reader.to_string(),
        branch: "bonn/east".to_string(),
        until,
    };
    assert_eq!(cleared, [hold(1, "Ada", 10), hold(3, "Cy", 9)]);
    assert_eq!(shelf.len(), 3);
}

/// "`put` numbers them from 1 on; no number is given twice."
#[test]
fn evenings_give_new_numbers() {
    let mut shelf = towns();
    assert_eq!(evening(&mut shelf, 16, 2), [6, 7, 8]);
    assert_eq!(numbers(shelf.waiting("bonn/east")), [6, 8]);
    assert_eq!(numbers(shelf.waiting("bonn/west")), [4, 7]);
    assert_eq!((shelf.len(), shelf.is_empty()), (4, false));
    let kept: Vec<u32> = shelf.waiting("bonn/east").map(|hold| hold.until).collect();
    assert_eq!(kept, [19, 19]);
    assert_eq!(evening(&mut shelf, 20, 1), [9]);
    assert_eq!(numbers(shelf.waiting("bonn/west")), [4]);
}
