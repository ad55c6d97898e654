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

type Watcher<'w> = Box<dyn FnMut(&Event) + 'w>;

pub struct Station<'w> {
    more_attempts: u32,
    watchers: Vec<Watcher<'w>>,
}

impl<'w> Station<'w> {
    /// A station which tries to send each message up to `attempts` times (at least once).
    pub fn new(attempts: u32) -> Self {
        Station {
            more_attempts: attempts.saturating_sub(1),
            watchers: Vec::new(),
        }
    }

    /// Adds a watcher; it is told of all later events.
    pub fn watch(&mut self, watcher: impl FnMut(&Event) + 'w) {
        self.watchers.push(Box::new(watcher));
    }

    /// Sends a message; what `signal` returns is the result. If it fails too often, or if there is no fuel, `otherwise`
    /// decides on the result.
    pub fn send<T>(
        &mut self,
        mut signal: impl FnMut(u32) -> Result<T, Failure>,
        otherwise: impl FnOnce(Failure) -> T,
    ) -> T {
        let mut result = self.attempt(1, &mut signal);
        for number in 1..=self.more_attempts {
            if !matches!(result, Err(Failure::Fog)) {
                break;
            }
            result = self.attempt(number + 1, &mut signal);
        }
        result.unwrap_or_else(|failure| {
            self.tell(Event::GaveUp);
            otherwise(failure)
        })
    }

    /// Signals once.
    fn attempt<T>(
        &mut self,
        number: u32,
        signal: &mut impl FnMut(u32) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let result = signal(number);
        self.tell(match &result {
            Ok(_) => Event::Sent(number),
            Err(failure) => Event::Failed(number, *failure),
        });
        result
    }

    fn tell(&mut self, event: Event) {
        self.watchers.iter_mut().for_each(|watcher| watcher(&event));
    }
}
