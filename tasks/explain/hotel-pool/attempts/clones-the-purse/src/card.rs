//! Key cards with entries for the pool.

/// Entries that were paid for.
#[derive(Debug, Clone)]
struct Purse {
    left: u32,
}

#[derive(Debug)]
pub struct Card {
    holder: String,
    purse: Purse,
}

impl Card {
    /// Cards for people who travel together, with entries for all of them.
    pub fn issue(holders: &[&str], entries: u32) -> Vec<Card> {
        let purse = Purse { left: entries };
        let mut cards = Vec::new();
        for holder in holders {
            let holder = holder.to_string();
            let purse = purse.clone();
            cards.push(Card { holder, purse });
        }
        cards
    }

    /// One more card for somebody who travels with the holder of this one.
    pub fn companion(&self, holder: &str) -> Card {
        Card {
            holder: holder.to_string(),
            purse: self.purse.clone(),
        }
    }

    /// A card for the holder's next stay, with the entries that are left now.
    pub fn next_stay(&self) -> Card {
        Card {
            holder: self.holder.to_string(),
            purse: self.purse.clone(),
        }
    }

    pub fn holder(&self) -> &str {
        &self.holder
    }

    pub fn left(&self) -> u32 {
        self.purse.left
    }

    /// Uses an entry up; false if none is left.
    pub fn enter(&mut self) -> bool {
        let enters = self.purse.left > 0;
        if enters {
            self.purse.left -= 1;
        }
        enters
    }

    /// Pays for more entries.
    pub fn top_up(&mut self, entries: u32) {
        self.purse.left += entries;
    }
}
