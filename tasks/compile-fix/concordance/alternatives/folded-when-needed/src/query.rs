//! Questions to a concordance.

use crate::index::Concordance;
use std::collections::BTreeSet;

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
        let mut missing = Vec::new();
        let lines = self.lines(concordance, &mut missing);
        Answer {
            lines: lines.into_iter().collect(),
            missing,
        }
    }

    fn lines(&self, concordance: &Concordance, missing: &mut Vec<String>) -> BTreeSet<usize> {
        match self {
            Query::Word(word) => {
                let Some(entry) = concordance.entry(word) else {
                    missing.push(word.to_owned());
                    return BTreeSet::new();
                };
                entry.lines.iter().copied().collect()
            }
            Query::Both(a, b) => {
                let a = a.lines(concordance, missing);
                let b = b.lines(concordance, missing);
                &a & &b
            }
            Query::Without(a, b) => {
                let a = a.lines(concordance, missing);
                let b = b.lines(concordance, missing);
                &a - &b
            }
        }
    }
}
