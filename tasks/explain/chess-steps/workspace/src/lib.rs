//! Notes on chess endgames with a few pieces.

pub mod notes;
pub mod square;

pub use notes::Notes;
pub use square::Square;
