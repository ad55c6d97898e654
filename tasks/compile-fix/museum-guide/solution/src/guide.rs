//! A tour through the museum.

use std::time::Duration;

use crate::exhibit::Announce;
use crate::label::Label;

#[derive(Default)]
pub struct Guide {
    stops: Vec<(Label, Box<dyn Announce>)>,
}

/// Minutes and seconds.
fn clock(length: Duration) -> String {
    let seconds = length.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
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
                clock(subject.length())
            )
        };
        self.stops.iter().map(line).collect()
    }

    /// How long the guide speaks on the whole tour.
    pub fn total(&self) -> String {
        let total: Duration = self.stops.iter().map(|(_, subject)| subject.length()).sum();
        clock(total)
    }
}
