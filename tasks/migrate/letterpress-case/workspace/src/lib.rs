//! A letterpress shop.

pub mod case;
pub mod font;
pub mod press;
