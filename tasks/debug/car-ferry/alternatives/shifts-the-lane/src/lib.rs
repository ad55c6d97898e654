//! The car deck of a ferry: vehicles are booked into lanes, and come aboard or cancel.

mod deck;
mod desk;

pub use desk::{Desk, Refusal};
