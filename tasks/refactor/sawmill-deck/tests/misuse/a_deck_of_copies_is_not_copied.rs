//! "`Deck` is not `Clone`, whatever its logs are."
//! fails: E0277
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

fn twice<T: Clone>(_one: T) {}

fn main() {
    let deck: Deck<Log> = Deck::new(1);
    twice(Log);
    twice(deck);
}
