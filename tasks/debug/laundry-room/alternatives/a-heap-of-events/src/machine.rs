//! Washing machines.

/// A machine.
#[derive(Debug, Clone, Default)]
pub struct Machine {
    washing: bool,
}

impl Machine {
    pub fn is_free(&self) -> bool {
        !self.washing
    }

    pub fn start(&mut self) {
        self.washing = true;
    }

    pub fn empty(&mut self) {
        self.washing = false;
    }
}
