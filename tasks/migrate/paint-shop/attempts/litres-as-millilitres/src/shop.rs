//! Orders, labels and samples.

use crate::mixer::{Plan, Recipe, Refused, Sheen};

#[derive(Debug, PartialEq, Eq)]
pub enum ShopError {
    Unreadable(String),
    Impossible(String),
}

/// Mixes, and puts what the library refuses into words.
fn mix(plan: Plan) -> Result<Recipe, ShopError> {
    let base = plan.base.clone();
    Recipe::try_from(plan).map_err(|refused| {
        ShopError::Impossible(match refused {
            Refused::Base => format!("no such base: {base}"),
            Refused::Volume => "no litres".to_string(),
            Refused::Pigments | Refused::TooMuch => "too much pigment".to_string(),
        })
    })
}

/// Adds drops of a pigment to a plan.
fn add(plan: &mut Plan, pigment: &str, drops: u32) {
    if drops == 0 {
        return;
    }
    match plan.pigments.iter_mut().find(|(name, _)| name == pigment) {
        Some((_, sum)) => *sum = sum.saturating_add(drops),
        None => plan.pigments.push((pigment.to_string(), drops)),
    }
}

/// Reads an order.
pub fn order(text: &str) -> Result<Recipe, ShopError> {
    let mut parts = text.split(',').map(str::trim);
    let unreadable = |part: &str| ShopError::Unreadable(part.to_string());
    let number = |word: &str| word.parse::<u32>().ok();
    let first = parts.next().unwrap_or("");
    let words: Vec<&str> = first.split_whitespace().collect();
    let mut plan = match words[..] {
        [base, litres, "l"] => {
            let litres = number(litres).ok_or_else(|| unreadable(first))?;
            Plan {
                base: base.to_string(),
                millilitres: litres,
                sheen: Sheen::Satin,
                pigments: Vec::new(),
            }
        }
        _ => return Err(unreadable(first)),
    };
    for part in parts {
        let words: Vec<&str> = part.split_whitespace().collect();
        match words[..] {
            ["matt"] => plan.sheen = Sheen::Matt,
            ["satin"] => plan.sheen = Sheen::Satin,
            ["gloss"] => plan.sheen = Sheen::Gloss,
            [pigment, drops] => add(&mut plan, pigment, number(drops).ok_or_else(|| unreadable(part))?),
            _ => return Err(unreadable(part)),
        }
    }
    mix(plan)
}

/// What stands on the can.
pub fn label(recipe: &Recipe) -> String {
    let plan = recipe.plan();
    let sheen = match plan.sheen {
        Sheen::Matt => "matt",
        Sheen::Satin => "satin",
        Sheen::Gloss => "gloss",
    };
    let litres = plan.millilitres;
    let mut label = format!("{litres} l {} {sheen}", plan.base);
    let mut pigments: Vec<_> = plan.pigments.iter().collect();
    pigments.sort();
    let mut separator = ": ";
    for (pigment, drops) in pigments {
        label += &format!("{separator}{pigment} {}", drops * litres);
        separator = ", ";
    }
    label
}

/// One litre of the same paint.
pub fn sample(recipe: &Recipe) -> Recipe {
    let plan = Plan {
        millilitres: 1,
        ..recipe.plan().clone()
    };
    Recipe::try_from(plan).expect("a litre is no harder to mix")
}

/// The same paint with more of a pigment.
pub fn deepen(recipe: &Recipe, pigment: &str, drops: u32) -> Result<Recipe, ShopError> {
    let mut plan = recipe.plan().clone();
    add(&mut plan, pigment, drops);
    mix(plan)
}
