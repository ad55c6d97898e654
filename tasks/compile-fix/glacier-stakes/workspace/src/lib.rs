//! Stakes drilled into a glacier, and what a season does to them.

pub mod book;
pub mod season;

pub use book::{FieldBook, Stake};
pub use season::{carry_out, close_season, walk, Change, Reading};
