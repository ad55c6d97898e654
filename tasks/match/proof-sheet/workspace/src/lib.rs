//! Proof sheets: documents as plain text.

mod render;
mod tree;

pub use render::render;
pub use tree::{Block, Inline};
