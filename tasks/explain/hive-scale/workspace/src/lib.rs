//! A scale under a beehive, and alarms that listen to it.

pub mod alarms;
pub mod scale;

pub use scale::{Alarm, Scale};
