//! "`load(self, capacity: u32) -> Vec<Vec<T>>` uses the deck up."
//! fails: E0382
use sawmill_deck::{Deck, Timber};

#[derive(Debug, Clone)]
struct Log;

impl Timber for Log {
    fn species(&self) -> &str {
        "oak"
    }

    fn length(&self) -> u32 {
        1
    }

    fn crosscut(self, _at: u32) -> (Self, Self) {
        (Log, Log)
    }
}

fn main() {
    let deck: Deck<Log> = Deck::new(1);
    let _loads = deck.load(3);
    let _ = deck.len();
}
