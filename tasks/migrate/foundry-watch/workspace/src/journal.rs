//! The journal of the foundry, and the watches that write into it.

use std::cell::RefCell;

/// A ladle with metal in it.
#[derive(Debug, Clone, Copy)]
pub struct Ladle {
    pub degrees: u32,
    /// Grams with the slag, and without.
    pub gross: u32,
    pub net: u32,
}

#[derive(Debug, Default)]
pub struct Journal {
    lines: RefCell<Vec<String>>,
}

/// Somebody watches a step of the work, until this is dropped.
#[derive(Debug)]
pub struct Watch<'j> {
    journal: &'j Journal,
    name: &'static str,
}

impl Journal {
    pub fn write(&self, line: &str) {
        self.lines.borrow_mut().push(line.to_string());
    }

    /// The lines so far.
    pub fn lines(&self) -> std::cell::Ref<'_, Vec<String>> {
        self.lines.borrow()
    }

    /// Begins a watch.
    pub fn watch(&self, name: &'static str) -> Watch<'_> {
        self.write(&format!("{name} begins"));
        Watch { journal: self, name }
    }
}

impl Watch<'_> {
    /// The temperature, if the metal is hot enough to be poured.
    pub fn degrees(&self, ladle: &Ladle) -> Option<u32> {
        (ladle.degrees >= 1300).then_some(ladle.degrees)
    }

    pub fn gross(&self, ladle: &Ladle) -> u32 {
        self.journal.write(&format!("before {}", ladle.gross));
        ladle.gross
    }

    pub fn net(&self, ladle: &Ladle) -> u32 {
        ladle.net
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.journal.write(&format!("{} ends", self.name));
    }
}
