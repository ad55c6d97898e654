//! Queries for a mail archive: parsing and evaluation.

use std::cmp::Ordering;

/// A mail, as far as a search looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    pub subject: String,
    pub body: String,
    /// Year, month, day.
    pub date: (u16, u8, u8),
}

/// A part of a mail that a query may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    From,
    To,
    Subject,
    Body,
}

/// A comparison sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
}

impl Compare {
    /// Whether the sign holds between two things of which the first stands to the second as `ordering` says.
    pub fn accepts(self, ordering: Ordering) -> bool {
        match self {
            Compare::Less => ordering.is_lt(),
            Compare::LessOrEqual => ordering.is_le(),
            Compare::Greater => ordering.is_gt(),
            Compare::GreaterOrEqual => ordering.is_ge(),
            Compare::Equal => ordering.is_eq(),
        }
    }
}

/// A date that may be given to the year, to the month or to the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// A value, in one field or anywhere.
    Text {
        field: Option<Field>,
        value: String,
    },
    /// A condition on the date.
    Date {
        compare: Compare,
        date: PartialDate,
    },
    Not(Box<Query>),
    /// All of two or more.
    And(Vec<Query>),
    /// At least one of two or more.
    Or(Vec<Query>),
}

/// What is wrong with a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    Expected,
    UnclosedQuote,
    UnclosedGroup,
    UnopenedGroup,
    LoneMinus,
    MissingValue,
    BadDate,
}

/// What is wrong with a query, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    pub kind: ErrorKind,
    /// A byte offset in the query.
    pub offset: usize,
}

/// Reads a query.
pub fn parse(query: &str) -> Result<Query, ParseError> {
    todo!("parse {query}")
}

impl Query {
    /// Whether the query finds the mail.
    pub fn matches(&self, mail: &Mail) -> bool {
        todo!("look at {}", mail.subject)
    }
}
