//! Questions to a concordance.

use crate::index::Concordance;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The lines with this word.
    Word(String),
    /// The lines that have both.
    Both(Box<Query>, Box<Query>),
    /// The lines that have the first but not the second.
    Without(Box<Query>, Box<Query>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The numbers of the lines in ascending order, each once.
    pub lines: Vec<usize>,
    /// The words asked for that the text does not have, as they were asked for, in the order of the query.
    pub missing: Vec<String>,
}

impl Query {
    pub fn word(word: &str) -> Query {
        Query::Word(word.to_string())
    }

    pub fn and(self, other: Query) -> Query {
        Query::Both(Box::new(self), Box::new(other))
    }

    pub fn without(self, other: Query) -> Query {
        Query::Without(Box::new(self), Box::new(other))
    }

    pub fn run(&self, concordance: &Concordance) -> Answer {
        match self {
            Query::Word(word) => match concordance.entry(word) {
                Some(entry) => {
                    let mut lines = entry.lines.clone();
                    lines.dedup();
                    Answer {
                        lines,
                        missing: Vec::new(),
                    }
                }
                None => Answer {
                    lines: Vec::new(),
                    missing: vec![word.clone()],
                },
            },
            Query::Both(a, b) => combine(a.run(concordance), b.run(concordance), true),
            Query::Without(a, b) => combine(a.run(concordance), b.run(concordance), false),
        }
    }
}

/// Keeps the lines of `a` which `b` has, or has not.
fn combine(mut a: Answer, b: Answer, has: bool) -> Answer {
    let lines = a
        .lines
        .into_iter()
        .filter(|line| b.lines.contains(line) == has)
        .collect();
    a.missing.extend(b.missing);
    Answer {
        lines,
        missing: a.missing,
    }
}
