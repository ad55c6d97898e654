//! "`by_length(&self) -> Vec<&T>` lends all logs."
//! fails: E0502
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
    let mut deck: Deck<Log> = Deck::new(1);
    let logs = deck.by_length();
    let _ = deck.sweep(1);
    drop(logs);
}
