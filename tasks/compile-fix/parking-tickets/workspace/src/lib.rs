//! A parking garage that reckons by the minute and charges in cents.

mod garage;
mod tariff;

pub use garage::Garage;
pub use tariff::{DayNight, Hourly, Tariff};
