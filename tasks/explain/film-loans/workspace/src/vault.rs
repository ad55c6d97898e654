//! The vault where the reels are kept.

use crate::Loan;
use std::cell::RefCell;
use std::rc::Rc;

/// Which films are out, and what has happened.
#[derive(Debug, Default)]
struct Shelf {
    out: Vec<String>,
    lines: Vec<String>,
}

/// A handle on the vault; all clones speak of the same vault.
#[derive(Debug, Clone, Default)]
pub struct Vault {
    shelf: Rc<RefCell<Shelf>>,
}

impl Vault {
    pub fn new() -> Vault {
        Vault::default()
    }

    /// Lends a film for some days, if it is not out.
    pub fn lend(&self, film: &str, days: u32) -> Option<Loan> {
        let mut shelf = self.shelf.borrow_mut();
        if shelf.out.iter().any(|out| out == film) {
            return None;
        }
        shelf.out.push(film.to_string());
        shelf.lines.push(format!("out: {film}"));
        drop(shelf);
        Some(Loan::new(self.clone(), film, days))
    }

    /// A film comes back.
    pub fn take_back(&self, film: &str) {
        let mut shelf = self.shelf.borrow_mut();
        match shelf.out.iter().position(|out| out == film) {
            Some(index) => {
                shelf.out.remove(index);
                shelf.lines.push(format!("back: {film}"));
            }
            None => shelf.lines.push(format!("was not out: {film}")),
        }
    }

    /// The films that are out, in the order in which they were lent.
    pub fn out(&self) -> Vec<String> {
        self.shelf.borrow().out.clone()
    }

    /// What has happened.
    pub fn lines(&self) -> Vec<String> {
        self.shelf.borrow().lines.clone()
    }
}
