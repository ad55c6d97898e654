//! Washing machines.

/// A machine, and when it is done with what it is washing.
#[derive(Debug, Clone, Default)]
pub struct Machine {
    done_at: Option<u32>,
}

impl Machine {
    pub fn is_free(&self) -> bool {
        self.done_at.is_none()
    }

    pub fn start(&mut self, at: u32, minutes: u32) {
        self.done_at = Some(at + minutes);
    }

    /// Empties the machine if it is done by a minute; gives the minute in which it was done.
    pub fn empty(&mut self, by: u32) -> Option<u32> {
        self.done_at.take_if(|done_at| *done_at <= by)
    }
}
