//! The guest book of an alpine hut.

pub mod book;
pub mod warden;

pub use book::{Book, Page};
