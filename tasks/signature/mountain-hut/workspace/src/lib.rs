//! A handbook: plain text cut into sections by lines such as `= Lighting the stove`.

pub mod handbook;
pub mod index;

pub use index::Index;
