//! What there is to see, and what is said about it.

use std::time::Duration;

/// Something on show.
pub trait Exhibit {
    fn name(&self) -> &str;

    /// The year in which it was made; years before Christ are negative.
    fn year(&self) -> i32;
}

/// Whatever the guide can speak about.
pub trait Announce {
    fn announce(&self) -> String;

    fn length(&self) -> Duration {
        Duration::from_secs(45)
    }
}

impl<E: Exhibit> Announce for E {
    fn announce(&self) -> String {
        format!("{}, {}", self.name(), spoken(self.year()))
    }
}

pub struct Vase {
    pub name: String,
    pub year: i32,
}

impl Exhibit for Vase {
    fn name(&self) -> &str {
        &self.name
    }

    fn year(&self) -> i32 {
        self.year
    }
}

pub struct Painting {
    pub name: String,
    pub painter: String,
    pub year: i32,
}

impl Exhibit for Painting {
    fn name(&self) -> &str {
        &self.name
    }

    fn year(&self) -> i32 {
        self.year
    }
}

/// A place to rest.
pub struct Bench;

impl Announce for Bench {
    fn announce(&self) -> String {
        String::from("Take a seat")
    }

    fn length(&self) -> Duration {
        Duration::from_secs(5)
    }
}

fn spoken(year: i32) -> String {
    if year < 0 {
        format!("{} BC", -year)
    } else {
        year.to_string()
    }
}
