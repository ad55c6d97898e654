//! Recipe cards.
//!
//! A translation of `original/cards.ts`.

mod card;

pub use card::{Amount, Author, Card, Changes, Ingredient, Kitchen, Maybe, Party};

use std::cmp::Ordering;
use Maybe::{Null, Undefined, Value};

impl<T> Maybe<T> {
    /// For `?.` and `??`, which do not tell `null` from `undefined`.
    fn get(&self) -> Option<&T> {
        match self {
            Value(value) => Some(value),
            Null | Undefined => None,
        }
    }

    fn as_ref(&self) -> Maybe<&T> {
        match self {
            Value(value) => Value(value),
            Null => Null,
            Undefined => Undefined,
        }
    }

    fn map<U>(self, f: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Value(value) => Value(f(value)),
            Null => Null,
            Undefined => Undefined,
        }
    }

    /// For defaults of parameters and of patterns.
    fn unless_undefined(self, default: T) -> Maybe<T> {
        match self {
            Undefined => Value(default),
            other => other,
        }
    }
}

impl Maybe<f64> {
    /// What `+` makes of a number or `null`.
    fn number(&self) -> f64 {
        self.get().copied().unwrap_or(0.0)
    }
}

pub fn byline(card: &Card) -> String {
    let author = card.author.get();
    let name = author
        .and_then(|author| author.name.get())
        .filter(|name| !name.is_empty());
    let town = author
        .and_then(|author| author.kitchen.get())
        .and_then(|kitchen| kitchen.town.get());
    format!(
        "{} of {}",
        name.map_or("anonymous", String::as_str),
        town.map_or("nowhere", String::as_str)
    )
}

pub fn portions(party: &Party) -> f64 {
    let adults = party.adults.clone().unless_undefined(2.0);
    let children = party.children.get().unwrap_or(&1.0);
    adults.number() + children / 2.0
}

pub fn scale(card: &Card, guests: Maybe<f64>) -> Card {
    let guests = guests.unless_undefined(4.0);
    let serves = card
        .serves
        .get()
        .copied()
        .filter(|serves| !serves.is_nan() && *serves != 0.0);
    let factor = guests.number() / serves.unwrap_or(4.0);
    let scaled = |ingredient: &Ingredient| Ingredient {
        amount: ingredient.amount.as_ref().map(|amount| Amount {
            value: rounded(amount.value * factor * 4.0) / 4.0,
            unit: amount.unit.clone(),
        }),
        ..ingredient.clone()
    };
    let ingredients = card
        .ingredients
        .get()
        .map(|ingredients| ingredients.iter().map(scaled).collect());
    Card {
        serves: guests,
        // `?.` makes `undefined` of `null`.
        ingredients: ingredients.map_or(Undefined, Value),
        ..card.clone()
    }
}

/// `Math.round`, which rounds halves up.
fn rounded(value: f64) -> f64 {
    (value + 0.5).floor()
}

pub fn merge(card: &Card, changes: &Changes) -> Card {
    Card {
        title: changes.title.as_ref().unwrap_or(&card.title).clone(),
        serves: spread(&card.serves, &changes.serves),
        ingredients: spread(&card.ingredients, &changes.ingredients),
        author: spread(&card.author, &changes.author),
    }
}

fn spread<T: Clone>(old: &Maybe<T>, new: &Maybe<T>) -> Maybe<T> {
    match new {
        Undefined => old.clone(),
        _ => new.clone(),
    }
}

pub fn weight(card: &Card) -> Option<f64> {
    let weigh =
        |ingredient: &Ingredient| ingredient.amount.get().map_or(1.0, |amount| amount.value);
    card.ingredients.get().map(|ingredients| {
        ingredients
            .iter()
            .map(weigh)
            .fold(0.0, |sum, weight| sum + weight)
    })
}

pub fn unit(card: &Card) -> Option<String> {
    let units = card
        .ingredients
        .get()?
        .iter()
        .filter_map(|ingredient| ingredient.amount.get()?.unit.get());
    let mut units = units;
    units.find(|unit| !unit.is_empty()).cloned()
}

pub fn label(ingredient: &Ingredient) -> String {
    let amount = ingredient.amount.get();
    let value = amount.map(|amount| number(amount.value));
    let unit = amount.and_then(|amount| amount.unit.get());
    let note = ingredient.note.clone().unless_undefined("-".to_string());
    // `join` makes nothing of `null` and `undefined`.
    let text = |part: Option<&String>| part.cloned().unwrap_or_default();
    [
        text(value.as_ref()),
        text(unit),
        ingredient.name.clone(),
        text(note.get()),
    ]
    .join("|")
}

pub fn hint(ingredient: Option<&Ingredient>) -> String {
    let amount = ingredient.and_then(|ingredient| ingredient.amount.get());
    let unit = amount.map_or(Undefined, |amount| amount.unit.as_ref());
    let note = ingredient.map_or(Undefined, |ingredient| ingredient.note.as_ref());
    format!("{} {}", template(unit), template(note))
}

/// What a template makes of a value.
fn template(value: Maybe<&String>) -> &str {
    match value {
        Value(text) => text,
        Null => "null",
        Undefined => "undefined",
    }
}

pub fn sorted(cards: &[Card]) -> Vec<Card> {
    let mut cards = cards.to_vec();
    cards.sort_by_key(|card| (card.serves.number(), card.title.len()));
    cards
}

pub fn to_json(card: &Card) -> String {
    object(&[
        ("title", Value(string(&card.title))),
        (
            "serves",
            card.serves.as_ref().map(|serves| json_number(*serves)),
        ),
        (
            "ingredients",
            card.ingredients.as_ref().map(|ingredients| {
                let items: Vec<String> = ingredients.iter().map(ingredient).collect();
                format!("[{}]", items.join(","))
            }),
        ),
        ("author", card.author.as_ref().map(author)),
    ])
}

fn ingredient(ingredient: &Ingredient) -> String {
    object(&[
        ("name", Value(string(&ingredient.name))),
        (
            "amount",
            ingredient.amount.as_ref().map(|amount| {
                object(&[
                    ("value", Value(json_number(amount.value))),
                    ("unit", amount.unit.as_ref().map(string)),
                ])
            }),
        ),
        ("note", ingredient.note.as_ref().map(string)),
    ])
}

fn author(author: &Author) -> String {
    object(&[
        ("name", author.name.as_ref().map(string)),
        (
            "kitchen",
            author
                .kitchen
                .as_ref()
                .map(|kitchen| object(&[("town", kitchen.town.as_ref().map(string))])),
        ),
    ])
}

fn object(members: &[(&str, Maybe<String>)]) -> String {
    let members: Vec<String> = members
        .iter()
        .filter_map(|(key, value)| match value {
            Value(value) => Some(format!("\"{key}\":{value}")),
            Null => Some(format!("\"{key}\":null")),
            Undefined => None,
        })
        .collect();
    format!("{{{}}}", members.join(","))
}

fn string(text: &String) -> String {
    format!("\"{text}\"")
}

/// A number as JavaScript writes it, which has no sign for zero.
fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_string();
    }
    value.to_string()
}

/// There are no other numbers in JSON than finite ones.
fn json_number(value: f64) -> String {
    if value.is_finite() {
        number(value)
    } else {
        "null".to_string()
    }
}
