use ferry_manifest::{board, call_at, Deck, Manifest, Vehicle};

fn car(plate: &str, port: &str, length: u32) -> Vehicle {
    Vehicle::new(plate, port, length)
}

fn manifest(vehicles: &[(&str, &str, u32)]) -> Manifest {
    let waiting = vehicles
        .iter()
        .map(|(plate, port, length)| car(plate, port, *length))
        .collect();
    Manifest { waiting }
}

fn plates(vehicles: &[Vehicle]) -> Vec<&str> {
    vehicles.iter().map(|v| v.plate.as_str()).collect()
}

/// "of the waiting vehicles for exactly this port that are no longer than the room, the longest one"
#[test]
fn the_longest_vehicle_that_fits_is_best() {
    let quay = manifest(&[
        ("A", "Mull", 4),
        ("B", "Iona", 9),
        ("C", "Mull", 7),
        ("D", "Mull", 8),
    ]);
    let standby = car("Z", "Mull", 1);
    let best = |port, room| quay.best_for(port, room, &standby).plate.as_str();
    assert_eq!(best("Mull", 9), "D");
    assert_eq!(best("Mull", 8), "D");
    assert_eq!(best("Mull", 7), "C");
    assert_eq!(best("Mull", 4), "A");
    assert_eq!(best("Iona", 20), "B");
}

/// "of equally long ones the one booked first"
#[test]
fn the_earlier_booking_boards_first() {
    let quay = manifest(&[("A", "Mull", 4), ("B", "Mull", 6), ("C", "Mull", 6)]);
    assert_eq!(quay.best_for("Mull", 6, &car("Z", "Mull", 9)).plate, "B");
}

/// "the standby vehicle itself, never a copy, and it may be used when the name of the port is gone"
#[test]
fn the_standby_vehicle_is_not_copied() {
    let quay = manifest(&[("A", "Mull", 4)]);
    let standby = car("Z", "Iona", 99);
    let (first, second) = {
        let (here, there) = (String::from("Mull"), String::from("Mul"));
        (
            quay.best_for(&here, 4, &standby),
            quay.best_for(&there, 4, &standby),
        )
    };
    assert!(std::ptr::eq(first, &quay.waiting[0]));
    assert!(std::ptr::eq(second, &standby));
    assert!(std::ptr::eq(quay.best_for("Mull", 3, &standby), &standby));
}

/// "`check_in` takes the vehicle with a plate off the manifest and returns it. The others keep their order."
#[test]
fn a_vehicle_checks_in_once() {
    let mut quay = manifest(&[("A", "Mull", 4), ("B", "Iona", 9), ("C", "Mull", 7)]);
    assert_eq!(quay.check_in("B"), Some(car("B", "Iona", 9)));
    assert_eq!(quay.check_in("B"), None);
    assert_eq!(plates(&quay.waiting), ["A", "C"]);
}

/// "`roomiest` gives the number of the lane with the most room, of several such lanes the lowest number, and the lane."
#[test]
fn the_roomiest_lane_is_the_first_of_its_kind() {
    let mut deck = Deck::new(&[10, 20, 20]);
    let (number, lane) = deck.roomiest().unwrap();
    assert_eq!((number, lane.room()), (1, 20));
    lane.vehicles.push(car("A", "Mull", 3));
    assert_eq!(
        deck.roomiest().map(|(number, lane)| (number, lane.room())),
        Some((2, 20))
    );
    assert!(Deck::new(&[]).roomiest().is_none());
}

/// "A vehicle from the manifest is not waiting any more then"
#[test]
fn vehicles_board_one_after_the_other() {
    let mut quay = manifest(&[("A", "Mull", 4), ("B", "Mull", 9), ("C", "Iona", 5)]);
    let mut deck = Deck::new(&[10, 12]);
    let standby = car("Z", "Mull", 3);
    assert_eq!(board(&mut quay, &mut deck, "Mull", &standby), Some(1));
    assert_eq!(plates(&quay.waiting), ["A", "C"]);
    assert_eq!(board(&mut quay, &mut deck, "Mull", &standby), Some(0));
    assert_eq!(board(&mut quay, &mut deck, "Iona", &standby), Some(0));
    assert!(quay.waiting.is_empty());
    assert_eq!(plates(&deck.lanes[0].vehicles), ["A", "C"]);
    assert_eq!(plates(&deck.lanes[1].vehicles), ["B"]);
    assert_eq!(
        deck.notes,
        [
            "B on lane 1, 3 left",
            "A on lane 0, 6 left",
            "C on lane 0, 1 left"
        ]
    );
}

/// "of the standby vehicle the lane gets a copy"
#[test]
fn the_standby_vehicle_boards_when_nobody_waits() {
    let mut quay = manifest(&[("A", "Iona", 4)]);
    let mut deck = Deck::new(&[8]);
    let standby = car("Z", "Coll", 8);
    assert_eq!(board(&mut quay, &mut deck, "Mull", &standby), Some(0));
    assert_eq!(deck.lanes[0].vehicles, [car("Z", "Coll", 8)]);
    assert_eq!(plates(&quay.waiting), ["A"]);
    assert_eq!(deck.notes, ["Z on lane 0, 0 left"]);
}

/// "If the vehicle is longer than the room in that lane, it does not board, nobody leaves the manifest"
#[test]
fn a_lorry_that_is_too_long_stays_ashore() {
    let mut quay = manifest(&[("A", "Mull", 9)]);
    let mut deck = Deck::new(&[5, 8]);
    let standby = car("Z", "Mull", 9);
    assert_eq!(board(&mut quay, &mut deck, "Mull", &standby), None);
    assert_eq!(deck.notes, ["no room for Z with 8 left"]);
    assert_eq!(plates(&quay.waiting), ["A"]);
    assert!(deck.lanes.iter().all(|lane| lane.vehicles.is_empty()));
    let mut rowing = Deck::new(&[]);
    assert_eq!(board(&mut quay, &mut rowing, "Mull", &standby), None);
    assert!(rowing.notes.is_empty());
}

fn loaded() -> Deck {
    let mut deck = Deck::new(&[30, 40]);
    let lane = [
        ("A", "Mull", 4),
        ("B", "Mull", 5),
        ("C", "Iona", 6),
        ("D", "Mull", 7),
        ("E", "Coll", 1),
        ("F", "Mull", 2),
    ];
    deck.lanes[0].vehicles = lane
        .map(|(plate, port, length)| car(plate, port, length))
        .to_vec();
    deck.lanes[1].vehicles = vec![car("G", "Mull", 10)];
    deck
}

/// "`clear` lets vehicles for a port drive off the front of a lane, until one for another port is in front."
#[test]
fn vehicles_drive_off_from_the_front() {
    let mut deck = loaded();
    assert_eq!(plates(&deck.clear(0, "Mull")), ["A", "B"]);
    assert_eq!(plates(&deck.lanes[0].vehicles), ["C", "D", "E", "F"]);
    assert_eq!(deck.notes, ["D is behind C", "F is behind C"]);
    assert_eq!(plates(&deck.clear(0, "Iona")), ["C"]);
    assert_eq!(deck.notes.len(), 2);
}

/// "For every vehicle for the port that still stands on the lane, from the front to the back"
#[test]
fn a_blocked_lane_lets_nobody_off() {
    let mut deck = loaded();
    assert!(deck.clear(0, "Coll").is_empty());
    assert!(deck.clear(0, "Skye").is_empty());
    assert_eq!(deck.notes, ["E is behind A"]);
    assert_eq!(deck.lanes[0].vehicles.len(), 6);
    assert_eq!(plates(&deck.clear(1, "Mull")), ["G"]);
    assert!(deck.clear(1, "Mull").is_empty());
}

/// "`call_at` clears all lanes in the order of their numbers, and returns the vehicles that drove off and the room"
#[test]
fn a_call_at_a_port_clears_all_lanes() {
    let mut deck = loaded();
    let (gone, free) = call_at(&mut deck, "Mull");
    assert_eq!(plates(&gone), ["A", "B", "G"]);
    assert_eq!(free, 54);
    assert_eq!(deck.notes, ["D is behind C", "F is behind C"]);
}
