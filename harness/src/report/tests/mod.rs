//! Tests of the whole report, on leaderboards small enough to compute by hand.

#![allow(clippy::unwrap_used)] // A test fails by panicking.

mod collected;
mod figures;
mod fixtures;
mod hostile;
mod outputs;
