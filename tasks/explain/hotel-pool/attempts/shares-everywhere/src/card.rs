//! Key cards with entries for the pool.

use std::cell::Cell;
use std::rc::Rc;

/// Entries that were paid for.
#[derive(Debug)]
struct Purse {
    left: Cell<u32>,
}

impl Purse {
    fn new(entries: u32) -> Rc<Purse> {
        let left = Cell::new(entries);
        Rc::new(Purse { left })
    }
}

#[derive(Debug)]
pub struct Card {
    holder: String,
    purse: Rc<Purse>,
}

impl Card {
    /// Cards for people who travel together, with entries for all of them.
    pub fn issue(holders: &[&str], entries: u32) -> Vec<Card> {
        let purse = Purse::new(entries);
        let mut cards = Vec::new();
        for holder in holders {
            let holder = holder.to_string();
            let purse = Rc::clone(&purse);
            cards.push(Card { holder, purse });
        }
        cards
    }

    /// One more card for somebody who travels with the holder of this one.
    pub fn companion(&self, holder: &str) -> Card {
        Card {
            holder: holder.to_string(),
            purse: Rc::clone(&self.purse),
        }
    }

    /// A card for the holder's next stay, with the entries that are left now.
    pub fn next_stay(&self) -> Card {
        Card {
            holder: self.holder.to_string(),
            purse: Rc::clone(&self.purse),
        }
    }

    pub fn holder(&self) -> &str {
        &self.holder
    }

    pub fn left(&self) -> u32 {
        self.purse.left.get()
    }

    /// Uses an entry up; false if none is left.
    pub fn enter(&mut self) -> bool {
        match self.left().checked_sub(1) {
            Some(left) => {
                self.purse.left.set(left);
                true
            }
            None => false,
        }
    }

    /// Pays for more entries.
    pub fn top_up(&mut self, entries: u32) {
        self.purse.left.set(self.left() + entries);
    }
}
