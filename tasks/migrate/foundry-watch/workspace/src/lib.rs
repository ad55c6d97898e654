//! A foundry.

pub mod journal;
pub mod melt;
