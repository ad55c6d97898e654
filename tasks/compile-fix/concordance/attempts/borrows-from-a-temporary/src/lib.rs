//! A concordance: where the words of a text stand, and questions about it.

pub mod index;
pub mod query;
pub mod text;

pub use index::Concordance;
pub use query::{Answer, Query};

/// Builds the concordance of a text.
pub fn concordance(text: &str) -> Concordance {
    let mut result = Concordance::new();
    for (number, line) in text.lines().enumerate() {
        result.add_line(number + 1, line);
    }
    result
}
