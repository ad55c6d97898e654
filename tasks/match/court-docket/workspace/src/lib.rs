//! The docket of a court.

mod docket;
mod entry;

pub use docket::{better, judges, notice, status};
pub use entry::{Absence, Entry, Kind, NoSlot, Obstacle, Party, Slot, Status, Verdict};
