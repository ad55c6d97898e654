//! Surtitles of an opera house.

pub mod panel;
pub mod score;

pub use panel::Panel;
pub use score::{read, Title};
