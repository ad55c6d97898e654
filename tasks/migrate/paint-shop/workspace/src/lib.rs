//! A paint shop.

pub mod mixer;
pub mod shop;
