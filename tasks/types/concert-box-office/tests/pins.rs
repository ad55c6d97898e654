//! Pins the types of the ids in the interface.

use concert_box_office::{Guest, Id, Office, Order, Register, Seat};

const _: fn() -> Register<Seat> = Register::new;
const _: fn(&mut Register<Seat>, Seat) -> Id<Seat> = Register::add;
const _: fn(&Register<Guest>, Id<Guest>) -> &Guest = Register::get;
const _: fn(&mut Register<Guest>, Id<Guest>) -> &mut Guest = Register::get_mut;
const _: fn(&mut Office, Id<Guest>, Id<Seat>) -> Result<Id<Order>, Id<Order>> = Office::order;
const _: fn(&mut Office, Id<Order>, Id<Seat>) -> bool = Office::change;
const _: fn(&Office, Id<Guest>) -> Vec<Id<Seat>> = Office::seats_of;

pub fn pins() {
    let mut register = Register::new();
    let first = register.add(1);
    let second = register.add(2);
    assert!(first != second && !(first == second));
}
