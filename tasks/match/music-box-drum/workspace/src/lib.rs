//! A music box with a programmable drum.

mod drum;
mod player;

pub use drum::{End, Fault, Note, Op, Tune};
pub use player::{effect, play};
