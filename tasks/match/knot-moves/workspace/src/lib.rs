//! Instructions for tying knots.

mod moves;
mod tying;

pub use moves::{Knot, Move, Part, Side, Trouble, What};
pub use tying::{knot, parse, tidy};
