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

    /// When the machine is done, if it is washing.
    pub fn done_at(&self) -> Option<u32> {
        self.done_at
    }

    pub fn empty(&mut self) {
        self.done_at = None;
    }
}
