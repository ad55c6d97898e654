//! Recipe cards.
//!
//! A translation of `original/cards.ts`.

mod card;

pub use card::{Amount, Author, Card, Changes, Ingredient, Kitchen, Maybe, Party};

pub fn byline(card: &Card) -> String {
    todo!()
}

pub fn portions(party: &Party) -> f64 {
    todo!()
}

pub fn scale(card: &Card, guests: Maybe<f64>) -> Card {
    todo!()
}

pub fn merge(card: &Card, changes: &Changes) -> Card {
    todo!()
}

pub fn weight(card: &Card) -> Option<f64> {
    todo!()
}

pub fn unit(card: &Card) -> Option<String> {
    todo!()
}

pub fn label(ingredient: &Ingredient) -> String {
    todo!()
}

pub fn hint(ingredient: Option<&Ingredient>) -> String {
    todo!()
}

pub fn sorted(cards: &[Card]) -> Vec<Card> {
    todo!()
}

pub fn to_json(card: &Card) -> String {
    todo!()
}
