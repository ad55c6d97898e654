//! A signal station: messages are sent by beacon, and watchers keep an eye on what happens.

pub mod station;
pub mod watch;

pub use station::{Event, Failure, Station};
