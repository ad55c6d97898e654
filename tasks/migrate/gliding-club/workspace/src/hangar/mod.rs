//! Version 2.1. Gliders, and the hangar in which they stand.

/// A flight as it stands in a log.
#[derive(Debug, PartialEq, Eq)]
pub struct Flight {
    pub pilot: String,
    pub minutes: u32,
}

/// A glider. There is one of each.
#[derive(Debug)]
pub struct Glider {
    sign: String,
    kind: String,
    interval: u32,
    left: u32,
    log: Vec<Flight>,
}

impl Glider {
    /// A new glider, to be checked after every `interval` minutes.
    pub fn new(sign: &str, kind: &str, interval: u32) -> Self {
        Glider {
            sign: sign.to_string(),
            kind: kind.to_string(),
            interval,
            left: interval,
            log: Vec::new(),
        }
    }

    pub fn sign(&self) -> &str {
        &self.sign
    }

    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The minutes until the next check.
    pub fn left(&self) -> u32 {
        self.left
    }

    pub fn flights(&self) -> impl Iterator<Item = &Flight> {
        self.log.iter()
    }

    pub fn fly(&mut self, flight: Flight) -> Result<(), Flight> {
        if flight.minutes > self.left {
            return Err(flight);
        }
        self.left -= flight.minutes;
        self.log.push(flight);
        Ok(())
    }

    pub fn check(self) -> Glider {
        Glider {
            left: self.interval,
            ..self
        }
    }

    pub fn take_log(&mut self) -> Vec<Flight> {
        std::mem::take(&mut self.log)
    }

    pub fn with_log(self, log: Vec<Flight>) -> Glider {
        Glider { log, ..self }
    }
}

#[derive(Debug, Default)]
pub struct Hangar {
    gliders: Vec<Glider>,
}

impl Hangar {
    /// Takes a glider out.
    pub fn take(&mut self, sign: &str) -> Option<Glider> {
        let at = self.gliders.iter().position(|glider| glider.sign == sign)?;
        Some(self.gliders.remove(at))
    }

    pub fn put(&mut self, glider: Glider) {
        self.gliders.push(glider);
    }

    pub fn gliders(&self) -> impl Iterator<Item = &Glider> {
        self.gliders.iter()
    }
}
