//! Cheese ripens in a cellar and loses weight while it does.

mod cellar;
mod units;

pub use cellar::{Cellar, Wheel};
pub use units::{Day, Grams, Share, Span};
