//! A diary of blood pressure.

pub mod diary;
pub mod visit;

pub use diary::{Diary, Fault, Reading};
