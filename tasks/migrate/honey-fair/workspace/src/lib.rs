//! A honey fair.

pub mod fair;
pub mod lab;
