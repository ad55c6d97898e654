use greenhouse_parts::{Beds, Greenhouse, Journal, Supply, irrigate};

fn dry_house(tank: u32) -> Greenhouse {
    let mut house = Greenhouse::new(tank);
    house.beds.add("fern", 40);
    house.beds.add("moss", 60);
    house.beds.add("aloe", 10);
    assert!(house.beds.measure("fern", 36));
    assert!(house.beds.measure("moss", 50));
    assert!(house.beds.measure("aloe", 12));
    house
}

/// "a caller may borrow each of them without borrowing the others."
#[test]
fn parts_are_borrowed_apart() {
    let mut house = dry_house(100);
    let supply = &mut house.supply;
    let journal = &mut house.journal;
    for bed in house.beds.iter() {
        let taken = supply.draw(&bed.name, u32::from(bed.moisture));
        journal.note(format!("{} took {taken}", bed.name));
    }
    supply.refill(7);
    assert_eq!(house.supply.tank(), 9);
    assert_eq!(house.supply.delivered("moss"), 50);
    assert_eq!(house.journal.entries(), ["fern took 36", "moss took 50", "aloe took 12"]);
}

/// "A free function `irrigate(beds: &Beds, supply: &mut Supply, journal: &mut Journal) -> u32` does the work of the method
/// and needs no `Greenhouse`."
#[test]
fn irrigates_without_a_greenhouse() {
    let mut beds = Beds::default();
    beds.add("fern", 5);
    let mut supply = Supply::new(100);
    let mut journal = Journal::default();
    let first = beds.iter().next().unwrap();
    assert_eq!(irrigate(&beds, &mut supply, &mut journal), 10);
    assert_eq!(first.moisture, 0);
    assert_eq!(supply.tank(), 90);
    assert_eq!(journal.entries(), ["fern: 10 l"]);
}

/// "a bed that needs nothing draws nothing and is not mentioned."
#[test]
fn wet_beds_are_left_alone() {
    let mut house = dry_house(100);
    assert_eq!(house.irrigate(), 28);
    assert_eq!(house.journal.entries(), ["fern: 8 l", "moss: 20 l"]);
    assert_eq!(house.supply.delivered("aloe"), 0);
    assert_eq!(house.supply.delivered("fern"), 8);
}

/// "Beds are served in the order in which they were added, each from what the ones before it have left."
#[test]
fn a_short_tank_serves_the_first_beds() {
    let mut house = dry_house(11);
    house.beds.measure("aloe", 9);
    assert_eq!(house.irrigate(), 11);
    assert_eq!(house.journal.entries(), ["fern: 8 l", "moss: 3 of 20 l", "aloe: 0 of 2 l"]);
    assert_eq!(house.supply.tank(), 0);
    assert_eq!(house.supply.delivered("moss"), 3);
}

/// "Watering changes no moisture: only `measure` does."
#[test]
fn watering_twice_delivers_twice() {
    let mut house = dry_house(50);
    assert_eq!(house.irrigate(), 28);
    assert_eq!(house.irrigate(), 22);
    assert_eq!(house.supply.delivered("fern"), 16);
    assert_eq!(house.supply.delivered("moss"), 34);
    let readings: Vec<u8> = house.beds.iter().map(|bed| bed.moisture).collect();
    assert_eq!(readings, [36, 50, 12]);
}

/// "Adding a bed whose name exists already changes its `wanted` and nothing else, and `measure` returns `false` for a name
/// that does not exist."
#[test]
fn adding_again_changes_only_wanted() {
    let mut house = dry_house(100);
    house.beds.add("fern", 37);
    assert!(!house.beds.measure("palm", 1));
    let seen: Vec<(&str, u8, u8)> = house.beds.iter().map(|b| (b.name.as_str(), b.wanted, b.moisture)).collect();
    assert_eq!(seen, [("fern", 37, 36), ("moss", 60, 50), ("aloe", 10, 12)]);
}

/// "`draw` takes up to `litres` from the tank, books what it took for the bed, and returns it; a supply knows nothing of
/// `Beds`, so any name is accepted."
#[test]
fn draw_books_what_it_took() {
    let mut supply = Supply::new(5);
    assert_eq!(supply.draw("birdbath", 3), 3);
    assert_eq!(supply.draw("birdbath", 3), 2);
    assert_eq!(supply.draw("birdbath", 3), 0);
    assert_eq!(supply.delivered("birdbath"), 5);
    assert_eq!(supply.delivered("fern"), 0);
}
