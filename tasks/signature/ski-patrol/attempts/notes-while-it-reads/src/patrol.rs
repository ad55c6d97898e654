//! Which slopes were swept, and what was noted.

use std::collections::BTreeMap;

/// There is no slope of this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown(pub String);

/// The slopes of a patrol, the minute in which each was swept last, and notes.
#[derive(Debug, Clone, Default)]
pub struct Patrol {
    swept: BTreeMap<String, Option<u32>>,
    notes: Vec<String>,
}

impl Patrol {
    /// A patrol for these slopes, none of which has been swept.
    pub fn new<S: Into<String>>(slopes: impl IntoIterator<Item = S>) -> Patrol {
        let slopes = slopes.into_iter();
        Patrol {
            swept: slopes.map(|slope| (slope.into(), None)).collect(),
            notes: Vec::new(),
        }
    }

    /// Notes that slopes were swept, all or none of them; gives the number of those that had not been swept before.
    pub fn sweep<S: AsRef<str>>(
        &mut self,
        minute: u32,
        slopes: impl IntoIterator<Item = S>,
    ) -> Result<usize, Unknown> {
        let mut first = 0;
        for slope in slopes {
            let slope = slope.as_ref();
            if !self.swept.contains_key(slope) {
                return Err(Unknown(slope.to_string()));
            }
            let last = self.swept.insert(slope.to_string(), Some(minute));
            if last == Some(None) {
                first += 1;
            }
        }
        Ok(first)
    }

    /// When a slope was swept last.
    pub fn last_swept(&self, slope: &str) -> Option<u32> {
        self.swept.get(slope).copied().flatten()
    }

    /// The slopes that somebody wants to know of, each with the minute in which it was swept last, in alphabetical order.
    pub fn overview(&self, mut wanted: impl FnMut(&str) -> bool) -> Vec<(&str, Option<u32>)> {
        let mut lines = Vec::new();
        for (slope, minute) in &self.swept {
            if wanted(slope) {
                lines.push((slope.as_str(), *minute));
            }
        }
        lines
    }

    /// Adds a note.
    pub fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}
