use concert_box_office::{Guest, Id, Office, Order, Register, Seat};
use std::cell::Cell;
use std::collections::HashSet;

fn hall() -> (Office, [Id<Guest>; 2], [Id<Seat>; 3]) {
    let mut office = Office::default();
    let guests = ["Mia", "Leo"].map(|name| {
        office.guests.add(Guest {
            name: name.to_string(),
            paid: 0,
        })
    });
    let seats = [(1, 40), (2, 40), (3, 25)];
    let seats = seats.map(|(number, price)| {
        office.seats.add(Seat {
            row: 1,
            number,
            price,
            taken: None,
        })
    });
    (office, guests, seats)
}

fn paid(office: &Office) -> Vec<u32> {
    office.guests.iter().map(|(_, guest)| guest.paid).collect()
}

fn takers(office: &Office) -> Vec<Option<Id<Order>>> {
    office.seats.iter().map(|(_, seat)| seat.taken).collect()
}

/// "An id is `Copy`, `Clone`, `Debug`, `PartialEq`, `Eq` and `Hash`, `Send` and `Sync`, and it is so for every `T`, whatever
/// `T` itself can do."
#[test]
fn ids_are_plain_whatever_they_name() {
    struct Piano(Cell<u8>, *const u8);
    fn needs<I: Copy + Eq + std::hash::Hash + std::fmt::Debug + Send + Sync>(id: I) -> I {
        id
    }
    let mut pianos = Register::new();
    let first = pianos.add(Piano(Cell::new(1), std::ptr::null()));
    let second = pianos.add(Piano(Cell::new(2), std::ptr::null()));
    let copy = needs(first);
    assert!(copy == first && copy.clone() != second);
    let set: HashSet<Id<Piano>> = [first, second, copy].into_iter().collect();
    assert_eq!(set.len(), 2);
    assert_eq!(pianos.get(copy).0.get(), 1);
    assert!(pianos.get(second).1.is_null());
}

/// "The text of `Debug` is `#0` for the first thing of a register, `#1` for the second, and so on."
#[test]
fn ids_show_their_place() {
    let (office, guests, seats) = hall();
    assert_eq!(format!("{:?} {:?}", guests[0], guests[1]), "#0 #1");
    assert_eq!(format!("{:?}", seats[2]), "#2");
    assert_eq!(office.seats.len(), 3);
}

/// "`get(&self, id: Id<T>) -> &T` and `get_mut(&mut self, id: Id<T>) -> &mut T` give it"
#[test]
fn a_register_gives_what_was_added() {
    struct Plain(u32);
    let mut register: Register<Plain> = Register::default();
    assert_eq!(register.len(), 0);
    let a = register.add(Plain(7));
    let b = register.add(Plain(8));
    register.get_mut(b).0 += 1;
    assert_eq!((register.get(a).0, register.get(b).0), (7, 9));
    assert_eq!(register.len(), 2);
}

/// "`iter(&self)` gives an iterator over `(Id<T>, &T)` in the order in which the things were added."
#[test]
fn registers_are_walked_in_order() {
    let (office, guests, _) = hall();
    let seen: Vec<(Id<Guest>, &str)> = office
        .guests
        .iter()
        .map(|(id, guest)| (id, guest.name.as_str()))
        .collect();
    assert!(seen == [(guests[0], "Mia"), (guests[1], "Leo")]);
    assert_eq!(office.orders.iter().count(), 0);
}

/// "`order(&mut self, guest: Id<Guest>, seat: Id<Seat>) -> Result<Id<Order>, Id<Order>>` makes an open order and takes the
/// seat for it; the guest pays the price."
#[test]
fn a_seat_is_ordered_and_paid() {
    let (mut office, guests, seats) = hall();
    let order = office.order(guests[1], seats[2]).unwrap();
    let other = office.order(guests[1], seats[0]).unwrap();
    assert_eq!(paid(&office), [0, 65]);
    assert!(takers(&office) == [Some(other), None, Some(order)]);
    let kept = office.orders.get(order);
    assert!(kept.open && kept.guest == guests[1] && kept.seat == seats[2]);
}

/// "If the seat is taken, nothing happens, and the error is the order that has it."
#[test]
fn a_taken_seat_names_its_order() {
    let (mut office, guests, seats) = hall();
    let first = office.order(guests[0], seats[0]).unwrap();
    let second = office.order(guests[0], seats[1]).unwrap();
    assert!(office.order(guests[1], seats[1]) == Err(second));
    assert!(office.order(guests[1], seats[0]) == Err(first));
    assert_eq!(paid(&office), [80, 0]);
    assert_eq!(office.orders.len(), 2);
}

/// "`cancel(&mut self, order: Id<Order>) -> bool` closes an open order, frees its seat and pays the price back; `false`, and
/// nothing happens, if it was closed already."
#[test]
fn an_order_is_cancelled_once() {
    let (mut office, guests, seats) = hall();
    let first = office.order(guests[0], seats[0]).unwrap();
    assert!(office.cancel(first));
    assert!(!office.orders.get(first).open);
    assert_eq!(paid(&office), [0, 0]);
    let second = office.order(guests[1], seats[0]).unwrap();
    assert!(!office.cancel(first));
    assert!(takers(&office) == [Some(second), None, None]);
    assert_eq!(paid(&office), [0, 40]);
}

/// "moves an open order to another seat; the guest pays what the new seat costs more, or gets back what it costs less."
#[test]
fn an_order_moves_to_another_seat() {
    let (mut office, guests, seats) = hall();
    let order = office.order(guests[0], seats[0]).unwrap();
    assert!(office.change(order, seats[2]));
    assert_eq!(paid(&office), [25, 0]);
    assert!(takers(&office) == [None, None, Some(order)]);
    assert!(office.orders.get(order).seat == seats[2]);
    assert!(office.orders.get(order).open);
    assert!(office.change(order, seats[1]));
    assert_eq!(paid(&office), [40, 0]);
    assert!(takers(&office) == [None, Some(order), None]);
    assert_eq!(office.orders.len(), 1);
}

/// "`false`, and nothing happens, if the order is closed or the new seat is taken, be it by this very order."
#[test]
fn some_changes_are_refused() {
    let (mut office, guests, seats) = hall();
    let mine = office.order(guests[0], seats[0]).unwrap();
    let yours = office.order(guests[1], seats[2]).unwrap();
    assert!(!office.change(mine, seats[2]));
    assert!(!office.change(mine, seats[0]));
    assert_eq!(paid(&office), [40, 25]);
    assert!(takers(&office) == [Some(mine), None, Some(yours)]);
    assert!(office.orders.get(mine).open);
    assert!(office.cancel(mine));
    assert!(!office.change(mine, seats[1]));
    assert!(takers(&office) == [None, None, Some(yours)]);
    assert_eq!(paid(&office), [0, 25]);
}

/// "gives the seats of the guest's open orders, in the order of the orders."
#[test]
fn a_guest_sees_the_open_orders() {
    let (mut office, guests, seats) = hall();
    let late = office.order(guests[0], seats[2]).unwrap();
    office.order(guests[0], seats[0]).unwrap();
    office.order(guests[1], seats[1]).unwrap();
    assert!(office.seats_of(guests[0]) == [seats[2], seats[0]]);
    assert!(office.cancel(late));
    assert!(office.seats_of(guests[0]) == [seats[0]]);
    assert!(office.seats_of(guests[1]) == [seats[1]]);
}
