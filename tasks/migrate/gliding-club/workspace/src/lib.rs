//! A gliding club.

pub mod day;
pub mod hangar;
