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
