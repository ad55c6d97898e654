//! Pins the signatures. The types compared are the workspace's own.

use knot_moves::{knot, parse, tidy, Knot, Move, Trouble};

const _: fn(&[&str]) -> Result<Vec<Move>, Trouble> = parse;
const _: fn(Vec<Move>) -> Vec<Move> = tidy;
const _: fn(&[Move]) -> Option<Knot> = knot;

pub fn pins() {}
