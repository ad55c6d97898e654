//! A tour through the museum.

use std::fmt;
use std::time::Duration;

use crate::exhibit::Announce;
use crate::label::Label;

#[derive(Default)]
pub struct Guide {
    stops: Vec<(Label, Box<dyn Announce>)>,
}

/// A length of time, shown as minutes and seconds.
struct Clock(Duration);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        write!(f, "{}:{:0>2}", seconds / 60, seconds % 60)
    }
}

impl Guide {
    /// Adds a stop at the end of the tour.
    pub fn add(&mut self, label: impl Into<Label>, subject: impl Announce + 'static) {
        self.stops.push((label.into(), Box::new(subject)));
    }

    /// One line for each stop.
    pub fn script(&self) -> Vec<String> {
        let line = |(label, subject): &(Label, Box<dyn Announce>)| {
            format!(
                "{label}  {} ({})",
                subject.announce(),
                Clock(subject.length())
            )
        };
        self.stops.iter().map(line).collect()
    }

    /// How long the guide speaks on the whole tour.
    pub fn total(&self) -> String {
        let total: Duration = self.stops.iter().map(|(_, subject)| subject.length()).sum();
        Clock(total).to_string()
    }
}
