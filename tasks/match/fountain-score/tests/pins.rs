//! Pins the signatures. The types compared are the workspace's own.

use fountain_score::{show, simplified, Score};

const _: fn(&Score) -> String = show;
const _: fn(Score) -> Score = simplified;

pub fn pins() {}
