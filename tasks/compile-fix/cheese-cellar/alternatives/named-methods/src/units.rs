//! Days and weights.

/// A day of the cellar's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub u32);

/// A number of days, forwards or backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(pub i32);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grams(pub u32);

/// A part of the whole, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(pub u32);

impl Day {
    pub fn after(self, span: Span) -> Day {
        Day((i64::from(self.0) + i64::from(span.0)).max(0) as u32)
    }

    pub fn since(self, earlier: Day) -> Span {
        Span((i64::from(self.0) - i64::from(earlier.0)) as i32)
    }
}

impl Grams {
    pub fn part(self, share: Share) -> Grams {
        let thousandths = self.0 * share.0;
        let up = u32::from(thousandths % 1000 >= 500);
        Grams(thousandths / 1000 + up)
    }
}
