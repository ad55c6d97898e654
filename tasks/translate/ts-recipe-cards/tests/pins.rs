//! Pins the signatures. The types compared are the workspace's own.

use ts_recipe_cards::{
    byline, hint, label, merge, portions, scale, sorted, to_json, unit, weight, Card, Changes,
    Ingredient, Maybe, Party,
};

const _: [fn(&Card) -> String; 2] = [byline, to_json];
const _: fn(&Party) -> f64 = portions;
const _: fn(&Card, Maybe<f64>) -> Card = scale;
const _: fn(&Card, &Changes) -> Card = merge;
const _: fn(&Card) -> Option<f64> = weight;
const _: fn(&Card) -> Option<String> = unit;
const _: fn(&Ingredient) -> String = label;
const _: fn(Option<&Ingredient>) -> String = hint;
const _: fn(&[Card]) -> Vec<Card> = sorted;

pub fn pins() {}
