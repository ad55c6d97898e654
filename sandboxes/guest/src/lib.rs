//! What the harness and the guest program say to each other.
//!
//! The guest is process 1 of a sandbox. It reads [`Request`]s from its standard input and answers each with exactly one
//! [`Response`] on its standard output, in order. A message is a frame: its length as a little-endian `u32`, then that
//! many bytes of [postcard](https://postcard.jamesmunns.com). Nothing that a candidate writes can reach this stream:
//! its processes get pipes of their own, and the guest cannot be opened or traced by them.

mod bounded;
pub mod frame;
pub mod protocol;

pub use frame::{FrameError, MAX_FRAME_BYTES, decode, encode};
pub use protocol::*;
