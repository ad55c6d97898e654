//! A box office for concerts.

pub mod office;
pub mod register;

pub use office::{Guest, Office, Order, Seat};
pub use register::{Id, Register};
