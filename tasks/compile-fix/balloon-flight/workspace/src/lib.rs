//! What a weather balloon reported on its way up.

mod flight;
mod unit;

pub use flight::{Flight, Sample};
pub use unit::{Kilometres, Metres, Unit};
