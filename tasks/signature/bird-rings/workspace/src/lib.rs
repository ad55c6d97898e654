//! The notebook of a bird ringing station.

pub mod order;
pub mod report;
pub mod ring;

pub use ring::Ring;
