//! Wool is graded in a shearing shed and sold in lots.

mod grade;
mod shed;
mod wool;

pub use grade::{ByMicrons, Grade, Grader, Particular};
pub use shed::Shed;
pub use wool::{Fleece, Lot, Wool};
