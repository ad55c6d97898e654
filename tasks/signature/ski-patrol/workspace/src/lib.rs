//! The log of a ski patrol.

pub mod day;
pub mod patrol;

pub use patrol::{Patrol, Unknown};
