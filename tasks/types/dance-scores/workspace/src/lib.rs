//! The scoring of a dance competition.

pub mod non_empty;
pub mod scoring;

pub use non_empty::NonEmpty;
pub use scoring::{Couple, Heat, Marks, heats};
