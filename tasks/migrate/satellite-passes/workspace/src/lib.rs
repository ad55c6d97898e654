//! Passes of satellites over one station.

pub mod ephem;
pub mod schedule;
