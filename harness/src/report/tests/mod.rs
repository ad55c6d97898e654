//! Tests of the whole report, on leaderboards small enough to compute by hand.

#![allow(clippy::unwrap_used)] // A test fails by panicking.

mod codes;
mod collected;
mod compare;
mod effects;
mod episodes_file;
mod figures;
mod fixtures;
mod hostile;
mod impossible;
mod outputs;
mod plan;
mod simulated;
