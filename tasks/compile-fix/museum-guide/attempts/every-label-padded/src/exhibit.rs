//! What there is to see, and what is said about it.

use std::time::Duration;

/// Something on show.
pub trait Exhibit {
    fn name(&self) -> &str;

    /// The year in which it was made; years before Christ are negative.
    fn year(&self) -> i32;

    /// Who made it, if that is said.
    fn maker(&self) -> Option<&str> {
        None
    }

    /// How long it is spoken about.
    fn attention(&self) -> Duration {
        Duration::from_secs(45)
    }
}

/// Whatever the guide can speak about.
pub trait Announce {
    fn announce(&self) -> String;

    fn length(&self) -> Duration;
}

impl<E: Exhibit> Announce for E {
    fn announce(&self) -> String {
        let year = spoken(self.year());
        match self.maker() {
            Some(maker) => format!("{} by {maker}, {year}", self.name()),
            None => format!("{}, {year}", self.name()),
        }
    }

    fn length(&self) -> Duration {
        self.attention()
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

    fn maker(&self) -> Option<&str> {
        Some(&self.painter)
    }

    fn attention(&self) -> Duration {
        Duration::from_secs(80)
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
