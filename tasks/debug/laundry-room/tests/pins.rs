//! Pins that bills are told apart, and the public signatures.

use laundry_room::{Bill, Programme, Room, TooLate};

const _: fn(usize) -> Room = Room::new;
const _: fn(&mut Room, u32, &'static str, Programme) -> Result<(), TooLate> = Room::bring;
const _: fn(&mut Room, u32) -> Result<(), TooLate> = Room::advance;
const _: fn(&Room) -> &[Bill] = Room::bills;
const _: fn(&Room) -> usize = Room::queue;
const _: fn(&Room, &'static str) -> u32 = Room::debt;

fn bill(tenant: &str, machine: usize, start: u32, cents: u32) -> Bill {
    Bill {
        tenant: tenant.to_string(),
        machine,
        start,
        cents,
    }
}

pub fn pins() {
    assert_eq!(bill("a", 1, 2, 3), bill("a", 1, 2, 3));
    assert_ne!(bill("a", 1, 2, 3), bill("b", 1, 2, 3));
    assert_ne!(bill("a", 1, 2, 3), bill("a", 2, 2, 3));
    assert_ne!(bill("a", 1, 2, 3), bill("a", 1, 3, 3));
    assert_ne!(bill("a", 1, 2, 3), bill("a", 1, 2, 4));
    assert_ne!(Programme::Quick, Programme::Cotton);
}
