//! The laundry room of a house: machines, a queue of tenants, and what each wash costs.

mod machine;
mod room;
mod tariff;

pub use room::{Bill, Room, TooLate};
pub use tariff::Programme;
