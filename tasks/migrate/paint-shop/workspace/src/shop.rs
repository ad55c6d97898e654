//! Orders, labels and samples.

use crate::mixer::{Recipe, Sheen};

#[derive(Debug, PartialEq, Eq)]
pub enum ShopError {
    Unreadable(String),
    Impossible(String),
}

/// Reads an order.
pub fn order(text: &str) -> Result<Recipe, ShopError> {
    let mut parts = text.split(',').map(str::trim);
    let unreadable = |part: &str| ShopError::Unreadable(part.to_string());
    let number = |word: &str| word.parse::<u32>().ok();
    let first = parts.next().unwrap_or("");
    let words: Vec<&str> = first.split_whitespace().collect();
    let mut builder = match words[..] {
        [base, litres, "l"] => {
            let litres = number(litres).ok_or_else(|| unreadable(first))?;
            Recipe::builder().base(base).litres(litres)
        }
        _ => return Err(unreadable(first)),
    };
    for part in parts {
        let words: Vec<&str> = part.split_whitespace().collect();
        builder = match words[..] {
            ["matt"] => builder.sheen(Sheen::Matt),
            ["satin"] => builder.sheen(Sheen::Satin),
            ["gloss"] => builder.sheen(Sheen::Gloss),
            [pigment, drops] => builder.pigment(pigment, number(drops).ok_or_else(|| unreadable(part))?),
            _ => return Err(unreadable(part)),
        };
    }
    builder.mix().map_err(ShopError::Impossible)
}

/// What stands on the can.
pub fn label(recipe: &Recipe) -> String {
    let sheen = match recipe.sheen() {
        Sheen::Matt => "matt",
        Sheen::Satin => "satin",
        Sheen::Gloss => "gloss",
    };
    let mut label = format!("{} l {} {sheen}", recipe.litres(), recipe.base());
    let mut separator = ": ";
    for (pigment, drops) in recipe.pigments() {
        label += &format!("{separator}{pigment} {}", drops * recipe.litres());
        separator = ", ";
    }
    label
}

/// One litre of the same paint.
pub fn sample(recipe: &Recipe) -> Recipe {
    let mut sample = recipe.clone();
    sample.set_litres(1);
    sample
}

/// The same paint with more of a pigment.
pub fn deepen(recipe: &Recipe, pigment: &str, drops: u32) -> Result<Recipe, ShopError> {
    let mut deeper = recipe.clone();
    deeper.add(pigment, drops).map_err(ShopError::Impossible)?;
    Ok(deeper)
}
