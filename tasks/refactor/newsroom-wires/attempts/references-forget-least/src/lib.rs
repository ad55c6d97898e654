//! The night desk of a newsroom: items wait in line and go out to the wires.

mod desk;
mod wires;

pub use desk::{Desk, Item, Priority, Report};
pub use wires::{OutOfPaper, Pager, Printer, Refused, Tee, TooLong, Wire};
