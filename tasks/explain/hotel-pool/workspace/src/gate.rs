//! The gate of the pool.

use crate::Card;

/// Lets people in and notes who came.
#[derive(Debug, Default)]
pub struct Gate {
    names: Vec<String>,
    turned_away: u32,
}

impl Gate {
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets everybody in whose card has an entry left.
    pub fn admit<'c>(&mut self, cards: impl IntoIterator<Item = &'c mut Card>) {
        for card in cards {
            if card.enter() {
                self.names.push(card.holder().to_string());
            } else {
                self.turned_away += 1;
            }
        }
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub fn turned_away(&self) -> u32 {
        self.turned_away
    }
}
