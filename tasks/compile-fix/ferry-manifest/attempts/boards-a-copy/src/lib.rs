//! Getting vehicles onto a ferry and off again.

pub mod boarding;
pub mod deck;
pub mod manifest;

pub use boarding::{board, call_at};
pub use deck::{Deck, Lane};
pub use manifest::{Manifest, Vehicle};
