//! Pins the public signatures.

use hotel_pool::Card;

const _: fn(&'static [&'static str], u32) -> Vec<Card> = Card::issue;
const _: fn(&Card, &'static str) -> Card = Card::companion;
const _: fn(&Card) -> Card = Card::next_stay;
const _: fn(&Card) -> &str = Card::holder;
const _: fn(&Card) -> u32 = Card::left;
const _: fn(&mut Card) -> bool = Card::enter;
const _: fn(&mut Card, u32) = Card::top_up;

pub fn pins() {}
