//! The climate of a greenhouse: controllers that open and close the windows of its bays.

mod bay;
mod controller;
mod rules;

pub use bay::Bay;
pub use controller::{Controller, Reading};
pub use rules::{Damp, Thermostat};
