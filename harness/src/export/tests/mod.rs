//! Exports of hand-made trajectories.
#![allow(clippy::unwrap_used, clippy::expect_used)]
