//! From words to moves, and from moves to knots.

use crate::moves::{Knot, Move, Trouble};

/// The moves that an instruction describes.
pub fn parse(words: &[&str]) -> Result<Vec<Move>, Trouble> {
    let mut moves = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        rest = match rest {
            ["make", "a", "bight", rest @ ..] => {
                moves.push(Move::Bight);
                rest
            }
            ["dress", rest @ ..] => {
                moves.push(Move::Dress);
                rest
            }
            _ => todo!("the other words"),
        };
    }
    Ok(moves)
}

/// The same moves, with those taken together that belong together.
pub fn tidy(moves: Vec<Move>) -> Vec<Move> {
    todo!()
}

/// The knot that comes out.
pub fn knot(moves: &[Move]) -> Option<Knot> {
    todo!()
}
