//! A document as the typesetter gets it.

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Without line breaks.
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Code(String),
    Link {
        text: Vec<Inline>,
        target: String,
    },
    /// A footnote at this place.
    Note(Vec<Inline>),
    Break,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Heading {
        level: u8,
        title: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    /// Numbered from `first`, or with bullets.
    List {
        first: Option<u32>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    Verse(Vec<Vec<Inline>>),
    Listing(String),
    Rule,
}
