//! Renders a document as plain text.

use crate::tree::{Block, Inline};

/// The proof sheet of a document.
pub fn render(blocks: &[Block]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Rule => lines.push("* * *".to_string()),
            _ => todo!("the other blocks, the blank lines, the notes"),
        }
    }
    lines.join("\n")
}

/// The mark of an item in a list with bullets; `depth` lists with bullets are around that list.
fn bullet(depth: usize) -> &'static str {
    match depth % 3 {
        0 => "- ",
        1 => "+ ",
        _ => "* ",
    }
}
