//! Surveying a cave: parties go in, measure legs from station to station, and come out again.

pub mod log;
pub mod map;
pub mod traverse;
pub mod trip;

pub use log::Log;
pub use map::{Map, Station};
pub use traverse::{Leg, Traverse};
pub use trip::survey;
