//! Days and weights.

use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

/// A day of the cellar's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub u32);

/// A number of days, forwards or backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub i32);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grams(pub u32);

/// A part of the whole, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(pub u32);

impl Add<Span> for Day {
    type Output = Day;

    fn add(self, span: Span) -> Day {
        Day(self.0.saturating_add_signed(span.0))
    }
}

impl AddAssign<Span> for Day {
    fn add_assign(&mut self, span: Span) {
        *self = *self + span;
    }
}

impl Sub for Day {
    type Output = Span;

    fn sub(self, earlier: Day) -> Span {
        Span(self.0 as i32 - earlier.0 as i32)
    }
}

impl Neg for Span {
    type Output = Span;

    fn neg(self) -> Span {
        Span(-self.0)
    }
}

impl AddAssign for Grams {
    fn add_assign(&mut self, more: Grams) {
        self.0 += more.0;
    }
}

impl SubAssign for Grams {
    fn sub_assign(&mut self, less: Grams) {
        self.0 -= less.0;
    }
}

impl Mul<Share> for Grams {
    type Output = Grams;

    fn mul(self, share: Share) -> Grams {
        Grams((self.0 * share.0 + 500) / 1000)
    }
}
