//! The standings of a series of sailing races.

mod race;
mod scoring;
mod series;

pub use race::{Finish, Race};
pub use series::{Row, Series};
