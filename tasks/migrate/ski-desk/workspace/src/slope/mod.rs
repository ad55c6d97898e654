//! Version 4.0. Things that are lent to skiers.

use std::fmt;

/// Days from a first one to the day before an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    first: u32,
    end: u32,
}

impl Span {
    /// The days from `first` on, without `end`.
    pub fn new(first: u32, end: u32) -> Self {
        Span { first, end }
    }

    pub fn days(self) -> u32 {
        self.end.saturating_sub(self.first)
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.first < other.end && other.first < self.end
    }

    pub fn contains(self, day: u32) -> bool {
        (self.first..self.end).contains(&day)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Skis,
    Boots,
    Helmet,
}

/// Something to be lent.
#[derive(Debug, Clone)]
pub struct Thing {
    pub number: u32,
    pub kind: Kind,
    pub size: u32,
    /// Cents for a day.
    pub price: u32,
    /// When it is lent.
    pub spans: Vec<Span>,
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Skis => "skis",
            Kind::Boots => "boots",
            Kind::Helmet => "helmet",
        };
        write!(f, "{kind} {} #{}", self.size, self.number)
    }
}

/// Where the things are.
#[derive(Debug, Default)]
pub struct Rack {
    things: Vec<Thing>,
}

impl Rack {
    /// Adds a thing with a number that no other has.
    pub fn add(&mut self, number: u32, kind: Kind, size: u32, price: u32) {
        let at = self.things.partition_point(|thing| thing.number < number);
        self.things.insert(
            at,
            Thing {
                number,
                kind,
                size,
                price,
                spans: Vec::new(),
            },
        );
    }

    /// All things by number.
    pub fn things(&self) -> &[Thing] {
        &self.things
    }

    /// The things that fit and are not lent, by number.
    pub fn fitting(&self, kind: Kind, size: u32, span: Span) -> Vec<&Thing> {
        let fits = |thing: &&Thing| {
            thing.kind == kind
                && (size..=size + 3).contains(&thing.size)
                && !thing.spans.iter().any(|lent| lent.overlaps(span))
        };
        self.things.iter().filter(fits).collect()
    }

    /// Lends a thing, unless it is lent already.
    pub fn lend(&mut self, number: u32, span: Span) -> bool {
        let Some(thing) = self.things.iter_mut().find(|thing| thing.number == number) else {
            return false;
        };
        if thing.spans.iter().any(|lent| lent.overlaps(span)) {
            return false;
        }
        thing.spans.push(span);
        true
    }
}

/// A price for several things.
#[derive(Debug, Clone)]
pub struct Offer {
    span: Span,
    free_from: usize,
    insured: bool,
}

impl Offer {
    pub fn new(span: Span) -> Self {
        Offer {
            span,
            free_from: 4,
            insured: true,
        }
    }

    /// From how many things on the cheapest one is free.
    pub fn free_from(self, free_from: usize) -> Self {
        Offer { free_from, ..self }
    }

    pub fn insured(self, insured: bool) -> Self {
        Offer { insured, ..self }
    }

    /// The price in cents.
    pub fn total(&self, prices: &[u32]) -> u32 {
        let mut sum: u32 = prices.iter().sum();
        if prices.len() >= self.free_from {
            sum -= prices.iter().min().copied().unwrap_or(0);
        }
        sum *= self.span.days();
        if self.insured { sum + sum / 10 } else { sum }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    Child,
    Youth,
    Adult,
    Senior,
}

impl Age {
    pub fn of(years: u32) -> Age {
        match years {
            ..14 => Age::Child,
            ..18 => Age::Youth,
            ..67 => Age::Adult,
            _ => Age::Senior,
        }
    }
}
