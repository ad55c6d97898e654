use tea_auction::{Book, Room};

/// "Each lot goes once, and it goes before the next one comes up."
#[test]
fn a_lot_goes_before_the_next_comes() {
    let book = Book::default();
    let mut room = Room::new(&book);
    assert_eq!(room.put_up("Assam 7", 100), 1);
    assert_eq!(book.lines(), ["Assam 7 comes up"]);
    assert_eq!(room.put_up("Keemun 2", 100), 2);
    assert_eq!(
        book.lines(),
        [
            "Assam 7 comes up",
            "Assam 7 without a bid",
            "Keemun 2 comes up"
        ]
    );
    assert_eq!(room.put_up("Yunnan 4", 100), 3);
    assert_eq!(book.lines().len(), 5);
}

/// "`<name> to <buyer> for <price>` if its best bid reaches the reserve, `<name> kept back at <price>` if the best
/// bid is lower, or `<name> without a bid`"
#[test]
fn what_became_of_the_tea() {
    for (price, line) in [
        (99, "Assam kept back at 99"),
        (100, "Assam to Rao for 100"),
        (101, "Assam to Rao for 101"),
    ] {
        let book = Book::default();
        let mut room = Room::new(&book);
        room.put_up("Assam", 100);
        assert!(room.bid("Rao", price));
        room.pause();
        assert_eq!(book.lines(), ["Assam comes up", line, "pause"]);
    }
}

/// "`pause` at a pause, behind the line of the lot that goes."
#[test]
fn a_pause_takes_the_lot_away() {
    let book = Book::default();
    let mut room = Room::new(&book);
    room.pause();
    room.put_up("Assam", 1);
    room.pause();
    room.pause();
    assert_eq!(
        book.lines(),
        [
            "pause",
            "Assam comes up",
            "Assam without a bid",
            "pause",
            "pause"
        ]
    );
}

/// "Afterwards there is no lot under the hammer."
#[test]
fn nobody_bids_during_the_pause() {
    let book = Book::default();
    let mut room = Room::new(&book);
    room.put_up("Assam", 1);
    room.pause();
    assert!(!room.bid("Rao", 5));
    room.put_up("Keemun", 1);
    let lines = book.lines();
    assert_eq!(
        lines[2..],
        ["pause", "Rao bids on nothing", "Keemun comes up"]
    );
}

/// "`closed after <count> lots` at the end, behind the line of the last lot."
#[test]
fn the_last_lot_goes_before_the_end() {
    let book = Book::default();
    let mut room = Room::new(&book);
    room.put_up("Assam", 1);
    room.put_up("Keemun", 5);
    room.bid("Li", 6);
    assert_eq!(room.close(), 2);
    let lines = book.lines();
    assert_eq!(
        lines[2..],
        [
            "Keemun comes up",
            "Keemun to Li for 6",
            "closed after 2 lots"
        ]
    );
    assert_eq!(Room::new(&book).close(), 0);
    assert_eq!(book.lines().last().unwrap(), "closed after 0 lots");
}

/// "A bid is the best one if it is higher than all bids on the lot before it; `bid` says whether it is."
#[test]
fn only_higher_bids_count() {
    let book = Book::default();
    let mut room = Room::new(&book);
    room.put_up("Assam", 10);
    let bids = [
        ("Rao", 0),
        ("Li", 20),
        ("Rao", 20),
        ("Rao", 19),
        ("Rao", 21),
    ];
    assert_eq!(
        bids.map(|(buyer, price)| room.bid(buyer, price)),
        [true, true, false, false, true]
    );
    assert_eq!(book.lines(), ["Assam comes up"]);
    room.put_up("Keemun", 10);
    assert!(room.bid("Li", 1));
    assert_eq!(book.lines()[1], "Assam to Rao for 21");
}

/// "A bid that is not the best changes nothing, and neither does a bid on nothing."
#[test]
fn bids_that_change_nothing() {
    let book = Book::default();
    let mut room = Room::new(&book);
    assert!(!room.bid("Rao", 500));
    room.put_up("Assam", 10);
    assert!(room.bid("Li", 10));
    assert!(!room.bid("Rao", 10));
    room.pause();
    assert_eq!(
        book.lines(),
        [
            "Rao bids on nothing",
            "Assam comes up",
            "Assam to Li for 10",
            "pause"
        ]
    );
}

/// "If a room is given up without being closed, its lot goes in the same way and nothing else is written."
#[test]
fn a_room_is_given_up() {
    let book = Book::default();
    let mut room = Room::new(&book);
    room.put_up("Assam", 10);
    room.bid("Li", 9);
    drop(room);
    assert_eq!(book.lines(), ["Assam comes up", "Assam kept back at 9"]);
    drop(Room::new(&book));
    assert_eq!(book.lines().len(), 2);
}
