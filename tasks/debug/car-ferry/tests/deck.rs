use car_ferry::{Desk, Refusal};

/// Books vehicles of 5 metres; gives the desk.
fn booked(lanes: &[u32], plates: &str) -> Desk {
    let mut desk = Desk::new(lanes);
    for (index, plate) in plates.split(' ').enumerate() {
        assert_eq!(desk.book(plate, 5), Ok(index as u32 + 1));
    }
    desk
}

/// "The manifest should be `BLU* TAN`"
#[test]
fn blu_comes_aboard_and_not_tan() {
    let mut desk = booked(&[30], "RED BLU TAN");
    assert_eq!(desk.cancel(1), Ok(()));
    assert_eq!(desk.board(2), Ok("BLU"));
    assert_eq!(desk.manifest(), ["BLU* TAN"]);
}

/// "A ticket always stands for the vehicle for which it was given, whatever happens to others."
#[test]
fn tickets_stand_for_their_vehicles() {
    let mut desk = booked(&[60], "A B C D E F G H");
    for ticket in [3, 1, 6] {
        assert_eq!(desk.cancel(ticket), Ok(()));
    }
    assert_eq!(desk.manifest(), ["B D E G H"]);
    for (ticket, plate) in [(7, "G"), (2, "B"), (5, "E"), (8, "H"), (4, "D")] {
        assert_eq!(desk.board(ticket), Ok(plate));
    }
    assert_eq!(desk.manifest(), ["B* D* E* G* H*"]);
}

/// "A ticket always stands for the vehicle for which it was given, whatever happens to others."
#[test]
fn lanes_do_not_disturb_each_other() {
    let mut desk = booked(&[15, 15], "A B C D E F");
    assert_eq!(desk.cancel(1), Ok(()));
    assert_eq!(desk.board(6), Ok("F"));
    assert_eq!(desk.board(5), Ok("E"));
    assert_eq!(desk.cancel(4), Ok(()));
    assert_eq!(desk.board(3), Ok("C"));
    assert_eq!(desk.manifest(), ["B C*", "E* F*"]);
    assert_eq!(desk.cancel(2), Ok(()));
    assert_eq!(desk.manifest(), ["C*", "E* F*"]);
}

/// "books a place at the rear of the first lane that has as many metres free as the vehicle needs"
#[test]
fn vehicles_take_the_first_lane_with_room() {
    let mut desk = Desk::new(&[10, 20, 10]);
    assert_eq!(desk.book("VAN", 6), Ok(1));
    assert_eq!(desk.book("BUS", 11), Ok(2));
    assert_eq!(desk.book("CAR", 5), Ok(3));
    assert_eq!(desk.book("BIKE", 4), Ok(4));
    assert_eq!(desk.book("CART", 10), Ok(5));
    assert_eq!(desk.free(), [0, 4, 0]);
    assert_eq!(desk.manifest(), ["VAN BIKE", "BUS CAR", "CART"]);
}

/// "If there is no such lane, the answer is `NoRoom`, and no number is used up."
#[test]
fn a_full_deck_uses_up_no_number() {
    let mut desk = booked(&[10, 5], "A B C");
    assert_eq!(desk.book("D", 1), Err(Refusal::NoRoom));
    assert_eq!(desk.cancel(3), Ok(()));
    assert_eq!(desk.book("D", 6), Err(Refusal::NoRoom));
    assert_eq!(desk.book("D", 5), Ok(4));
    assert_eq!(Desk::new(&[]).book("A", 0), Err(Refusal::NoRoom));
}

/// "gives the place of a ticket up, so that its metres are free again"
#[test]
fn cancelled_metres_are_free_again() {
    let mut desk = booked(&[15], "A B C");
    assert_eq!(desk.free(), [0]);
    desk.cancel(2).unwrap();
    assert_eq!(desk.free(), [5]);
    assert_eq!(desk.book("D", 5), Ok(4));
    assert_eq!(desk.manifest(), ["A C D"]);
    assert_eq!(desk.board(3), Ok("C"));
    assert_eq!(desk.board(4), Ok("D"));
    assert_eq!(desk.manifest(), ["A C* D*"]);
}

/// "A ticket that was not given or was cancelled is answered with `NoTicket`"
#[test]
fn cancelled_tickets_are_void() {
    let mut desk = booked(&[30], "A B C");
    desk.cancel(2).unwrap();
    assert_eq!(desk.cancel(2), Err(Refusal::NoTicket));
    assert_eq!(desk.board(2), Err(Refusal::NoTicket));
    assert_eq!(desk.board(0), Err(Refusal::NoTicket));
    assert_eq!(desk.cancel(4), Err(Refusal::NoTicket));
    assert_eq!(desk.manifest(), ["A C"]);
}

/// "and one whose vehicle is aboard already with `Aboard`, by `board` and `cancel` alike. Then nothing changes."
#[test]
fn vehicles_aboard_stay_aboard() {
    let mut desk = booked(&[30], "A B C");
    desk.cancel(1).unwrap();
    assert_eq!(desk.board(3), Ok("C"));
    assert_eq!(desk.board(3), Err(Refusal::Aboard));
    assert_eq!(desk.cancel(3), Err(Refusal::Aboard));
    assert_eq!(desk.cancel(2), Ok(()));
    assert_eq!(desk.cancel(3), Err(Refusal::Aboard));
    assert_eq!(
        (desk.manifest(), desk.free()),
        (vec!["C*".to_string()], vec![25])
    );
}

/// "Several vehicles may have the same plate."
#[test]
fn the_same_plate_twice() {
    let mut desk = booked(&[30, 5], "A A A");
    desk.cancel(1).unwrap();
    assert_eq!(desk.board(3), Ok("A"));
    assert_eq!(desk.manifest(), ["A A*", ""]);
    assert_eq!(desk.cancel(2), Ok(()));
    assert_eq!(desk.manifest(), ["A*", ""]);
}
