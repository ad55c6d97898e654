//! Key cards with entries for the pool.

use std::cell::RefCell;
use std::rc::Rc;

/// Entries that were paid for, shared by those who travel together.
type Purse = Rc<RefCell<u32>>;

#[derive(Debug)]
pub struct Card {
    holder: String,
    purse: Purse,
}

impl Card {
    fn new(holder: &str, purse: &Purse) -> Card {
        Card {
            holder: holder.to_string(),
            purse: purse.clone(),
        }
    }

    /// Cards for people who travel together, with entries for all of them.
    pub fn issue(holders: &[&str], entries: u32) -> Vec<Card> {
        let purse = Rc::new(RefCell::new(entries));
        holders
            .iter()
            .map(|holder| Card::new(holder, &purse))
            .collect()
    }

    /// One more card for somebody who travels with the holder of this one.
    pub fn companion(&self, holder: &str) -> Card {
        Card::new(holder, &self.purse)
    }

    /// A card for the holder's next stay, with the entries that are left now.
    pub fn next_stay(&self) -> Card {
        let purse = RefCell::clone(&self.purse);
        Card::new(&self.holder, &Rc::new(purse))
    }

    pub fn holder(&self) -> &str {
        &self.holder
    }

    pub fn left(&self) -> u32 {
        *self.purse.borrow()
    }

    /// Uses an entry up; false if none is left.
    pub fn enter(&mut self) -> bool {
        let mut left = self.purse.borrow_mut();
        if *left == 0 {
            return false;
        }
        *left -= 1;
        true
    }

    /// Pays for more entries.
    pub fn top_up(&mut self, entries: u32) {
        *self.purse.borrow_mut() += entries;
    }
}
