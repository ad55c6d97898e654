//! Fountain shows.

mod print;
mod score;

pub use print::{show, simplified};
pub use score::{Score, Wind};
