//! A freight yard: arriving trains are cut up, the cuts are pushed onto tracks, and new trains are made up of them.

mod cut;
mod track;
mod wagon;
mod yard;

pub use wagon::{Malformed, Wagon};
pub use yard::{Full, Yard};
