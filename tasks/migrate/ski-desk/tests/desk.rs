use ski_desk::desk::{card, day_list, free, lend, quote};
use ski_desk::slope::{Kind, Rack, Thing};

fn rack() -> Rack {
    let mut rack = Rack::default();
    rack.add(9, Kind::Boots, 38, 700);
    rack.add(4, Kind::Boots, 40, 800);
    rack.add(5, Kind::Boots, 38, 700);
    rack.add(2, Kind::Boots, 41, 900);
    rack.add(1, Kind::Skis, 38, 1500);
    rack.add(7, Kind::Boots, 37, 650);
    rack.add(6, Kind::Boots, 39, 850);
    rack
}

fn price(first: u32, last: u32, numbers: &[u32]) -> u32 {
    let rack = rack();
    let thing = |number: &u32| rack.things().iter().find(|thing| thing.number == *number).unwrap();
    let things: Vec<&Thing> = numbers.iter().map(thing).collect();
    quote(first, last, &things)
}

/// "Each thing costs its price for each of these days."
#[test]
fn both_days_are_paid() {
    assert_eq!(price(10, 10, &[1]), 1500);
    assert_eq!(price(10, 12, &[1]), 4500);
    assert_eq!(price(10, 11, &[1, 9]), 4400);
    assert_eq!(price(0, 0, &[]), 0);
}

/// "From the seventh day on a day costs nothing: no more than six days are paid."
#[test]
fn the_seventh_day_is_for_nothing() {
    assert_eq!(price(10, 14, &[9]), 3500);
    assert_eq!(price(10, 15, &[9]), 4200);
    assert_eq!(price(10, 16, &[9]), 4200);
    assert_eq!(price(10, 40, &[9]), 4200);
}

/// "If three things or more are lent together, the cheapest one is free"
#[test]
fn the_cheapest_of_three_is_free() {
    assert_eq!(price(3, 3, &[1, 9]), 2200);
    assert_eq!(price(3, 3, &[1, 9, 4]), 2300);
    assert_eq!(price(3, 4, &[9, 5, 9]), 2800);
    assert_eq!(price(3, 3, &[1, 9, 4, 5]), 3000);
    assert_eq!(price(3, 20, &[1, 9, 4, 5]), 18000);
}

/// "of this kind, with a size that is the one asked for or at most two above"
#[test]
fn boots_fit_up_to_two_sizes_above() {
    assert_eq!(free(&rack(), Kind::Boots, 38, 1, 2), [5, 9, 6, 4]);
    assert_eq!(free(&rack(), Kind::Boots, 39, 1, 2), [6, 4, 2]);
    assert_eq!(free(&rack(), Kind::Boots, 42, 1, 2), []);
    assert_eq!(free(&rack(), Kind::Skis, 36, 1, 2), [1]);
    assert_eq!(free(&rack(), Kind::Helmet, 38, 1, 2), []);
}

/// "They come with the smallest size first, and by number within a size."
#[test]
fn fitting_boots_come_by_size() {
    assert_eq!(free(&rack(), Kind::Boots, 37, 1, 2), [7, 5, 9, 6]);
}

/// "and not lent on any day from `first` to `last`, both included."
#[test]
fn lent_boots_are_not_offered() {
    let mut rack = rack();
    assert!(lend(&mut rack, 5, 10, 12));
    assert_eq!(free(&rack, Kind::Boots, 38, 12, 15), [9, 6, 4]);
    assert_eq!(free(&rack, Kind::Boots, 38, 8, 10), [9, 6, 4]);
    assert_eq!(free(&rack, Kind::Boots, 38, 11, 11), [9, 6, 4]);
    assert_eq!(free(&rack, Kind::Boots, 38, 13, 15), [5, 9, 6, 4]);
    assert_eq!(free(&rack, Kind::Boots, 38, 7, 9), [5, 9, 6, 4]);
}

/// "`false`, and nothing changes, if there is no such thing or it is lent on any of these days. A thing that comes back on a day
/// is not lent again on that day."
#[test]
fn a_thing_is_lent_to_one_at_a_time() {
    let mut rack = rack();
    assert!(!lend(&mut rack, 8, 10, 12));
    assert!(lend(&mut rack, 5, 10, 12));
    assert!(!lend(&mut rack, 5, 12, 14));
    assert!(!lend(&mut rack, 5, 9, 10));
    assert!(!lend(&mut rack, 5, 11, 11));
    assert!(lend(&mut rack, 5, 13, 13));
    assert!(lend(&mut rack, 5, 9, 9));
    assert!(lend(&mut rack, 9, 11, 12));
    assert_eq!(rack.things().iter().map(|thing| thing.spans.len()).sum::<usize>(), 4);
}

/// "`Mia (child)` for an age below 12, `Mia (youth)` below 18, `Mia (adult)` below 65, and `Mia (senior)` from there on."
#[test]
fn customers_have_their_groups() {
    for (age, line) in [
        (0, "Mia (child)"),
        (11, "Mia (child)"),
        (12, "Mia (youth)"),
        (14, "Mia (youth)"),
        (17, "Mia (youth)"),
        (18, "Mia (adult)"),
        (64, "Mia (adult)"),
        (65, "Mia (senior)"),
        (67, "Mia (senior)"),
    ] {
        assert_eq!(card("Mia", age), line);
    }
    assert_eq!(card("  Mia Berg ", 30), "Mia Berg (adult)");
}

/// "is a line for each thing that is lent on a day, ordered by number: `4 boots 38`."
#[test]
fn the_day_list_names_what_is_lent() {
    let mut rack = rack();
    rack.add(3, Kind::Helmet, 56, 300);
    assert!(lend(&mut rack, 9, 10, 12));
    assert!(lend(&mut rack, 1, 12, 13));
    assert!(lend(&mut rack, 3, 12, 12));
    assert!(day_list(&rack, 9).is_empty());
    assert_eq!(day_list(&rack, 10), ["9 boots 38"]);
    assert_eq!(day_list(&rack, 12), ["1 skis 38", "3 helmet 56", "9 boots 38"]);
    assert_eq!(day_list(&rack, 13), ["1 skis 38"]);
    assert!(day_list(&rack, 14).is_empty());
}
