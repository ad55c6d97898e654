//! Pins the signatures, for a log that has nothing but its trait.

use sawmill_deck::{Deck, Timber};

struct Plank;

impl Timber for Plank {
    fn species(&self) -> &str {
        "none"
    }

    fn length(&self) -> u32 {
        1
    }

    fn crosscut(self, _at: u32) -> (Self, Self) {
        (Plank, Plank)
    }
}

const _: fn(usize) -> Deck<Plank> = Deck::new;
const _: fn(&Deck<Plank>) -> usize = Deck::len;
const _: fn(&Deck<Plank>) -> bool = Deck::is_empty;
const _: fn(&mut Deck<Plank>, Vec<Plank>) -> Result<(), Vec<Plank>> = Deck::receive;
const _: for<'a> fn(&'a Deck<Plank>, &'static str) -> &'a [Plank] = Deck::logs;
const _: fn(&mut Deck<Plank>, &'static str) -> Option<Plank> = Deck::take_longest;
const _: fn(&mut Deck<Plank>, &'static str, u32) -> Vec<Plank> = Deck::trim;
const _: fn(&mut Deck<Plank>, u32) -> Vec<Plank> = Deck::sweep;
const _: for<'a> fn(&'a Deck<Plank>) -> Vec<&'a Plank> = Deck::by_length;
const _: fn(Deck<Plank>, u32) -> Vec<Vec<Plank>> = Deck::load;

pub fn pins() {
    let deck: Deck<Plank> = Deck::new(1);
    assert_eq!(deck.len(), 0);
}
