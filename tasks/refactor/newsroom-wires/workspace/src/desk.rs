use crate::wires::{Pager, Printer, Refusal};

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
pub struct Report {
    /// The slugs that went out, in order.
    pub sent: Vec<String>,
    /// What the wire said to the item after those.
    pub refusal: Option<Refusal>,
}

/// Items that wait to go out.
#[derive(Debug, Default)]
pub struct Desk {
    waiting: Vec<Item>,
    printer: Option<Printer>,
    pager: Option<Pager>,
}

impl Desk {
    pub fn new() -> Self {
        Desk::default()
    }

    pub fn attach_printer(&mut self, printer: Printer) {
        self.printer = Some(printer);
    }

    pub fn attach_pager(&mut self, pager: Pager) {
        self.pager = Some(pager);
    }

    pub fn printer(&self) -> Option<&Printer> {
        self.printer.as_ref()
    }

    pub fn pager(&self) -> Option<&Pager> {
        self.pager.as_ref()
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

    /// Sends everything to the printer.
    pub fn print_all(&mut self) -> Report {
        let mut sent = Vec::new();
        while let Some(next) = self.next(Priority::Routine) {
            let item = self.waiting[next].clone();
            if let Some(printer) = &mut self.printer {
                if let Err(refusal) = printer.print(&item.slug, &item.text) {
                    return Report { sent, refusal: Some(refusal) };
                }
            } else {
                return Report { sent, refusal: Some(Refusal::Detached) };
            }
            self.waiting.remove(next);
            sent.push(item.slug);
        }
        Report { sent, refusal: None }
    }

    /// Sends the urgent items to the pager.
    pub fn page_urgent(&mut self) -> Report {
        let mut sent = Vec::new();
        while let Some(next) = self.next(Priority::Urgent) {
            let item = self.waiting[next].clone();
            if let Some(pager) = &mut self.pager {
                if let Err(refusal) = pager.page(&item.slug) {
                    return Report { sent, refusal: Some(refusal) };
                }
            } else {
                return Report { sent, refusal: Some(Refusal::Detached) };
            }
            self.waiting.remove(next);
            sent.push(item.slug);
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
