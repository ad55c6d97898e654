//! The station.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Fog,
    NoFuel,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The attempt with this number, from 1, failed.
    Failed(u32, Failure),
    /// The message went out at the attempt with this number.
    Sent(u32),
    /// The station gave up.
    GaveUp,
}

pub struct Station<'w> {
    attempts: u32,
    watchers: Vec<Box<dyn FnMut(&Event) + 'w>>,
}

impl<'w> Station<'w> {
    /// A station which tries to send each message up to `attempts` times (at least once).
    pub fn new(attempts: u32) -> Self {
        Station {
            attempts: attempts.max(1),
            watchers: Vec::new(),
        }
    }

    /// Adds a watcher; it is told of all later events.
    pub fn watch<W>(&mut self, watcher: W)
    where
        W: FnMut(&Event) + 'static,
    {
        self.watchers.push(Box::new(watcher));
    }

    /// Sends a message; what `signal` returns is the result. If it fails too often, or if there is no fuel, `otherwise`
    /// decides on the result.
    pub fn send<T, S, O>(&mut self, mut signal: S, otherwise: O) -> T
    where
        S: FnMut(u32) -> Result<T, Failure>,
        O: FnOnce(Failure) -> T,
    {
        let mut attempt = 1;
        loop {
            let failure = match signal(attempt) {
                Ok(result) => {
                    self.tell(&Event::Sent(attempt));
                    return result;
                }
                Err(failure) => failure,
            };
            self.tell(&Event::Failed(attempt, failure));
            if attempt == self.attempts || failure == Failure::NoFuel {
                self.tell(&Event::GaveUp);
                return otherwise(failure);
            }
            attempt += 1;
        }
    }

    fn tell(&mut self, event: &Event) {
        for watcher in &mut self.watchers {
            watcher(event);
        }
    }
}
