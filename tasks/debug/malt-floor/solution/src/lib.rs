//! The germination floor of a maltings: how warm the beds of barley are and what to do about it.

mod floor;
mod temperature;
mod turning;

pub use floor::{Floor, Unknown};
pub use temperature::Tenths;
pub use turning::Advice;
