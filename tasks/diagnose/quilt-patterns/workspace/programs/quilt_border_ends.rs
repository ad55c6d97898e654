//! The border of a quilt is a strip of pieces; its ends are sewn together.

#[derive(Default)]
pub struct Piece {
    pub colour: u32,
    pub length: u32,
}

pub fn close(border: &mut [Piece]) -> Option<u32> {
    match border {
        [first, .., last] => {
            std::mem::swap(&mut first.length, &mut last.length);
            last.colour = first.colour;
            Some(last.colour)
        }
        [only] => Some(std::mem::take(only).colour),
        [] => None,
    }
}

pub fn longest(border: &[Piece]) -> u32 {
    match *border {
        [Piece { length, .. }, ref rest @ ..] => length.max(longest(rest)),
        [] => 0,
    }
}
