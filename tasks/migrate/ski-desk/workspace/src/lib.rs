//! A ski rental.

pub mod desk;
pub mod slope;
