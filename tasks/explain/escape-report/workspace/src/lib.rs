//! An escape room that tells its players what a code has done.

pub mod game;
pub mod room;

pub use game::{play, Report};
pub use room::{Lock, Room};
