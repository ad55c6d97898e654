use laundry_room::{Bill, Programme, Room, TooLate};

const QUICK: Programme = Programme::Quick;
const COTTON: Programme = Programme::Cotton;

/// A room to which tenants bring baskets.
fn room(machines: usize, baskets: &[(u32, &str, Programme)]) -> Room {
    let mut room = Room::new(machines);
    for (at, tenant, programme) in baskets {
        room.bring(*at, tenant, *programme).unwrap();
    }
    room
}

/// Tenant, machine and start of each wash.
fn washes(room: &Room) -> Vec<(&str, usize, u32)> {
    let bills = room.bills().iter();
    bills
        .map(|bill| (bill.tenant.as_str(), bill.machine, bill.start))
        .collect()
}

/// "Cy should owe 80 cents for a wash started at minute 1230"
#[test]
fn cy_starts_when_bo_is_done() {
    let baskets = [
        (1200, "Ada", COTTON),
        (1200, "Bo", QUICK),
        (1201, "Cy", QUICK),
        (1202, "Dee", QUICK),
    ];
    let mut room = room(2, &baskets);
    assert_eq!(room.advance(1300), Ok(()));
    assert_eq!(
        washes(&room),
        [
            ("Ada", 1, 1200),
            ("Bo", 2, 1200),
            ("Cy", 2, 1230),
            ("Dee", 2, 1260)
        ]
    );
    assert_eq!(room.debt("Cy"), 80);
}

/// "what happens does not depend on how often the package is called in between"
#[test]
fn one_long_step_is_many_short_ones() {
    let baskets = [
        (10, "a", COTTON),
        (20, "b", QUICK),
        (30, "c", QUICK),
        (31, "d", COTTON),
        (32, "e", QUICK),
        (33, "f", QUICK),
        (34, "g", COTTON),
        (35, "h", QUICK),
        (36, "i", QUICK),
    ];
    let mut slow = room(3, &baskets);
    for minute in 37..=400 {
        slow.advance(minute).unwrap();
    }
    let mut fast = room(3, &baskets);
    fast.advance(400).unwrap();
    let expected = [
        ("a", 1, 10),
        ("b", 2, 20),
        ("c", 3, 30),
        ("d", 2, 50),
        ("e", 3, 60),
        ("f", 3, 90),
        ("g", 1, 100),
        ("h", 3, 120),
        ("i", 2, 140),
    ];
    assert_eq!(washes(&slow), expected);
    assert_eq!(washes(&fast), expected);
}

/// "If several machines are done in the same minute, the one with the lowest number is taken first."
#[test]
fn the_lowest_number_is_taken_first() {
    let baskets = [
        (0, "a", COTTON),
        (60, "b", QUICK),
        (61, "c", QUICK),
        (62, "d", QUICK),
        (63, "e", QUICK),
    ];
    let mut room = room(2, &baskets);
    room.advance(500).unwrap();
    assert_eq!(
        washes(&room),
        [
            ("a", 1, 0),
            ("b", 2, 60),
            ("c", 1, 90),
            ("d", 2, 90),
            ("e", 1, 120)
        ]
    );
}

/// "the wash starts at once in the free machine with the lowest number. Otherwise the tenant waits behind all who are
/// waiting."
#[test]
fn free_machines_are_taken_at_once() {
    let mut room = room(
        3,
        &[
            (5, "a", QUICK),
            (6, "b", QUICK),
            (7, "c", COTTON),
            (8, "d", QUICK),
            (9, "e", QUICK),
        ],
    );
    assert_eq!((room.queue(), washes(&room).len()), (2, 3));
    room.advance(36).unwrap();
    assert_eq!(room.queue(), 0);
    room.bring(200, "f", QUICK).unwrap();
    room.bring(201, "g", QUICK).unwrap();
    assert_eq!(
        washes(&room)[3..],
        [("d", 1, 35), ("e", 2, 36), ("f", 1, 200), ("g", 2, 201)]
    );
}

/// "A machine is free again in the minute in which it is done."
#[test]
fn machines_are_free_in_the_minute_they_are_done() {
    let mut room = room(1, &[(100, "a", QUICK), (101, "b", COTTON)]);
    room.advance(129).unwrap();
    assert_eq!(room.queue(), 1);
    room.advance(130).unwrap();
    assert_eq!(room.queue(), 0);
    room.bring(220, "c", QUICK).unwrap();
    assert_eq!(washes(&room), [("a", 1, 100), ("b", 1, 130), ("c", 1, 220)]);
    room.bring(249, "d", QUICK).unwrap();
    assert_eq!(room.queue(), 1);
}

/// "from 6:00 up to and including 21:59 costs 80 cents with `Quick` and 150 with `Cotton`; at any other time it costs half
/// of that"
#[test]
fn nights_cost_half() {
    let cents = |programme, start| room(1, &[(start, "a", programme)]).debt("a");
    let starts = [
        0, 359, 360, 719, 1319, 1320, 1439, 1440, 1799, 1800, 2759, 2760,
    ];
    assert_eq!(
        starts.map(|start| cents(QUICK, start)),
        [40, 40, 80, 80, 80, 40, 40, 40, 40, 80, 80, 40]
    );
    assert_eq!(
        [359, 360, 1319, 1320].map(|start| cents(COTTON, start)),
        [75, 150, 150, 75]
    );
}

/// "Neither `bring` nor `advance` may go back behind the latest time given so far: then they answer `TooLate`, and nothing
/// changes."
#[test]
fn the_clock_is_not_turned_back() {
    let mut room = room(1, &[(50, "a", QUICK)]);
    assert_eq!(room.bring(49, "b", QUICK), Err(TooLate));
    assert_eq!(room.advance(49), Err(TooLate));
    assert_eq!((room.queue(), room.bills().len()), (0, 1));
    assert_eq!(room.advance(50), Ok(()));
    assert_eq!(room.advance(90), Ok(()));
    assert_eq!(room.bring(89, "b", QUICK), Err(TooLate));
    assert_eq!(room.bring(90, "b", QUICK), Ok(()));
    assert_eq!(washes(&room), [("a", 1, 50), ("b", 1, 90)]);
}

/// "`bills` gives the washes that were started up to now, in the order in which they were started."
#[test]
fn bills_stand_in_the_order_of_starts() {
    let baskets = [
        (300, "Ada", COTTON),
        (301, "Bo", QUICK),
        (302, "Ada", QUICK),
        (303, "Bo", COTTON),
        (304, "Ada", QUICK),
    ];
    let mut room = room(2, &baskets);
    room.advance(390).unwrap();
    let bill = |tenant: &str, machine, start, cents| Bill {
        tenant: tenant.to_string(),
        machine,
        start,
        cents,
    };
    assert_eq!(
        room.bills(),
        [
            bill("Ada", 1, 300, 75),
            bill("Bo", 2, 301, 40),
            bill("Ada", 2, 331, 40),
            bill("Bo", 2, 361, 150),
            bill("Ada", 1, 390, 80)
        ]
    );
    assert_eq!(
        (room.debt("Ada"), room.debt("Bo"), room.debt("Cy")),
        (195, 190, 0)
    );
}

/// "Otherwise the tenant waits behind all who are waiting."
#[test]
fn a_room_without_machines_only_has_a_queue() {
    let mut room = room(0, &[(1, "a", QUICK), (2, "b", QUICK)]);
    room.advance(1000).unwrap();
    assert_eq!((room.queue(), room.bills().len()), (2, 0));
}
