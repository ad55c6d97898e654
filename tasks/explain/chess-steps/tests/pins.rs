//! Pins that squares are told apart, and the public signatures.

use chess_steps::Square;

const _: fn(&'static str) -> Option<Square> = Square::read;
const _: fn(Square, i8, i8) -> Option<Square> = Square::step;
const _: fn(Square, Square) -> u8 = Square::distance;
const _: fn(Square) -> Vec<Square> = Square::neighbours;

pub fn pins() {
    assert_ne!(Square::read("e4"), Square::read("e5"));
    assert_ne!(Square::read("e4"), Square::read("d4"));
    assert_eq!(Square::read("e4"), Square::read("e4"));
}
