//! Key cards of a hotel that open the pool.

pub mod card;
pub mod gate;

pub use card::Card;
pub use gate::Gate;
