//! Timetables of a branch line.

pub mod builder;
pub mod lines;

pub use builder::{Timetable, TimetableBuilder};
