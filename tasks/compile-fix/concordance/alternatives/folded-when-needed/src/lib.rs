//! A concordance: where the words of a text stand, and questions about it.

pub mod index;
pub mod query;
pub mod text;

pub use index::Concordance;
pub use query::{Answer, Query};

/// Builds the concordance of a text.
pub fn concordance(text: &str) -> Concordance {
    let mut result = Concordance::new();
    for (number, line) in (1..).zip(text.lines()) {
        result.add_line(number, line);
    }
    result
}
