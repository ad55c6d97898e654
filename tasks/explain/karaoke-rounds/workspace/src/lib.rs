//! An evening of karaoke.

pub mod evening;
pub mod song;

pub use evening::Evening;
pub use song::Song;
