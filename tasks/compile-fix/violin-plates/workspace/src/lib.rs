//! The graduation of violin plates: how thick they are, and where wood is still to be taken away.

pub mod bench;
pub mod plate;
