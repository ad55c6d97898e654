//! Exports of hand-made trajectories.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test fails by panicking.

mod fixtures;
mod groups;
mod pairs;
mod prompts;
mod replies;
mod sheets;
mod whole;
