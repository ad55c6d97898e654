//! The vaults of a bank, each behind a door that one thread at a time can enter.

mod bank;
mod door;

pub use bank::{Bank, Refused};
pub use door::{Door, Inside, Watch};
