//! Pins the signatures.

use tea_auction::{Book, Room};

const _: fn(&Book) -> Vec<String> = Book::lines;
const _: fn(&Book) -> Room = Room::new;
const _: fn(&mut Room, &str, u32) -> usize = Room::put_up;
const _: fn(&mut Room, &str, u32) -> bool = Room::bid;
const _: fn(&mut Room) = Room::pause;
const _: fn(Room) -> usize = Room::close;

pub fn pins() {}
