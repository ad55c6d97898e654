//! The booth of a toll road.

mod booth;
mod vehicle;

pub use booth::Booth;
pub use vehicle::{Car, Motorcycle, Truck, Vehicle};
