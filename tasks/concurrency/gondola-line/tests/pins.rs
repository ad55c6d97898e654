//! Pins the signatures, that the ends can be sent to other threads.

use gondola_line::{line, Board, Entry, Exit, Leave};

const _: fn(usize) -> (Entry<u8>, Exit<u8>) = line;
const _: fn(&Entry<u8>, u8) -> Board<u8> = Entry::board;
const _: fn(&Exit<u8>) -> Leave<u8> = Exit::leave;
const _: fn(&Exit<u8>) -> usize = Exit::waiting;

fn shared<T: Send + Sync>() {}

fn sent<T: Send>() {}

const _: fn() = shared::<Entry<u8>>;
const _: fn() = shared::<Exit<u8>>;
const _: fn() = sent::<Board<u8>>;
const _: fn() = sent::<Leave<u8>>;

pub fn pins() {
    let (_entry, exit) = line::<u8>(1);
    assert_eq!(exit.waiting(), 0);
}
