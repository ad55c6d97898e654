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
    pub fn publish<W: Wire>(&mut self, wire: &mut W) -> Report<W::Error> {
        let mut sent = Vec::new();
        while let Some(next) = self.next(wire.least()) {
            if let Err(refusal) = wire.send(&self.waiting[next]) {
                return Report { sent, refusal: Some(refusal) };
            }
            sent.push(self.waiting.remove(next).slug);
        }
        Report { sent, refusal: None }
    }

    /// The place of the item that goes out next.
    fn next(&self, least: Priority) -> Option<usize> {
        let mut best: Option<usize> = None;
        for (index, item) in self.waiting.iter().enumerate() {
            let better = best.is_none_or(|best| item.priority > self.waiting[best].priority);
            if item.priority >= least && better {
                best = Some(index);
            }
        }
        best
    }
}
