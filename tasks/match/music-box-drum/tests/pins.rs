//! Pins the signatures. The types compared are the workspace's own.

use music_box_drum::{effect, play, Op, Tune};

const _: fn(Op) -> (usize, usize) = effect;
const _: fn(&[Op], usize) -> Tune = play;

pub fn pins() {}
