//! Finding stamps in an album.

pub mod album;
pub mod finders;

pub use album::{Album, Finder, Stamp};
pub use finders::{fill_page, ByCountry, ByYear, Page};
