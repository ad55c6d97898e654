//! Pieces of a trace.

use std::ops::Range;

/// Samples that follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    start: usize,
    len: usize,
}

impl Window {
    /// The samples from `start` up to, but not including, `end`; none if `end` lies before `start`.
    pub fn new(start: usize, end: usize) -> Window {
        Window {
            start,
            len: end.saturating_sub(start),
        }
    }

    pub fn range(self) -> Range<usize> {
        self.start..self.start + self.len
    }

    /// What of it lies in a trace of so many samples.
    pub fn within(self, samples: usize) -> Window {
        let start = self.start.min(samples);
        Window::new(start, self.range().end.min(samples))
    }
}
