//! The water bills of a town.

pub mod billing;
pub mod meter;
