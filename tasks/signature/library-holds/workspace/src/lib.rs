//! The shelf on which a library keeps books that readers have ordered.

pub mod desk;
pub mod shelf;

pub use shelf::{Hold, Shelf};
