use crate::wires::Wire;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    Routine,
    Urgent,
    Flash,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub slug: String,
    pub text: String,
    pub priority: Priority,
}

/// What became of one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<E> {
    /// The slugs that went out, in order.
    pub sent: Vec<String>,
    /// What the wire said to the item after those.
    pub refusal: Option<E>,
}

/// Items that wait to go out.
#[derive(Debug, Default)]
pub struct Desk {
    waiting: Vec<Item>,
}

impl Desk {
    pub fn new() -> Self {
        Desk::default()
    }

    /// Files an item; one of the same slug that still waits is replaced where it is.
    pub fn file(&mut self, item: Item) {
        match self.waiting.iter_mut().find(|waiting| waiting.slug == item.slug) {
            Some(waiting) => *waiting = item,
            None => self.waiting.push(item),
        }
    }

    pub fn waiting(&self) -> &[Item] {
        &self.waiting
    }

    /// Sends what the wire wants, until it refuses.
    pub fn publish<W: Wire + ?Sized>(&mut self, wire: &mut W) -> Report<W::Error> {
        let mut sent = Vec::new();
        let refusal = loop {
            let least = wire.least();
            let wanted = self.waiting.iter().enumerate().filter(|(_, item)| item.priority >= least);
            let Some((next, item)) = wanted.rev().max_by_key(|(_, item)| item.priority) else {
                break None;
            };
            match wire.send(item) {
                Ok(()) => sent.push(self.waiting.remove(next).slug),
                Err(error) => break Some(error),
            }
        };
        Report { sent, refusal }
    }
}
