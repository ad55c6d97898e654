//! Orders, labels and samples.

use crate::mixer::{Plan, Recipe, Refused, Sheen};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Eq)]
pub enum ShopError {
    Unreadable(String),
    Impossible(String),
}

/// The builder of old, on top of the plan.
struct Builder {
    base: String,
    litres: u32,
    sheen: Option<Sheen>,
    pigments: BTreeMap<String, u32>,
}

impl Builder {
    fn of(recipe: &Recipe) -> Self {
        let Plan {
            base,
            millilitres,
            sheen,
            pigments,
        } = recipe.plan().clone();
        Builder {
            base,
            litres: millilitres / 1000,
            sheen: Some(sheen),
            pigments: pigments.into_iter().collect(),
        }
    }

    fn pigment(&mut self, name: &str, drops: u32) {
        *self.pigments.entry(name.to_owned()).or_insert(0) += drops;
    }

    fn mix(mut self) -> Result<Recipe, ShopError> {
        self.pigments.retain(|_, drops| *drops > 0);
        let plan = Plan {
            base: self.base.clone(),
            millilitres: 1000 * self.litres,
            sheen: self.sheen.unwrap_or(Sheen::Satin),
            pigments: self.pigments.into_iter().collect(),
        };
        match Recipe::try_from(plan) {
            Ok(recipe) => Ok(recipe),
            Err(Refused::Base) => Err(ShopError::Impossible(String::from("no such base: ") + &self.base)),
            Err(Refused::Volume) => Err(ShopError::Impossible("no litres".into())),
            Err(_) => Err(ShopError::Impossible("too much pigment".into())),
        }
    }
}

/// Reads a part into the builder.
fn read(part: &str, builder: &mut Builder) -> Option<()> {
    let (name, drops) = match part.split_once(char::is_whitespace) {
        Some((name, drops)) => (name, Some(drops.trim_start().parse().ok()?)),
        None => (part, None),
    };
    match (name, drops) {
        (_, Some(drops)) => builder.pigment(name, drops),
        ("matt", None) => builder.sheen = Some(Sheen::Matt),
        ("satin", None) => builder.sheen = Some(Sheen::Satin),
        ("gloss", None) => builder.sheen = Some(Sheen::Gloss),
        _ => return None,
    }
    Some(())
}

fn begin(part: &str) -> Option<Builder> {
    let mut words = part.split_whitespace();
    let builder = Builder {
        base: words.next()?.to_owned(),
        litres: words.next()?.parse().ok()?,
        sheen: None,
        pigments: BTreeMap::new(),
    };
    (words.next() == Some("l") && words.next().is_none()).then_some(builder)
}

/// Reads an order.
pub fn order(text: &str) -> Result<Recipe, ShopError> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let mut builder = begin(parts[0]).ok_or_else(|| ShopError::Unreadable(parts[0].to_owned()))?;
    for part in &parts[1..] {
        read(part, &mut builder).ok_or_else(|| ShopError::Unreadable(part.to_string()))?;
    }
    builder.mix()
}

/// What stands on the can.
pub fn label(recipe: &Recipe) -> String {
    let Builder {
        base,
        litres,
        sheen,
        pigments,
    } = Builder::of(recipe);
    let sheen = match sheen {
        Some(Sheen::Matt) => "matt",
        Some(Sheen::Gloss) => "gloss",
        Some(Sheen::Satin) | None => "satin",
    };
    let pigments: Vec<String> = pigments
        .iter()
        .map(|(name, drops)| format!("{name} {}", drops * litres))
        .collect();
    let colon = if pigments.is_empty() { "" } else { ": " };
    format!("{litres} l {base} {sheen}{colon}{}", pigments.join(", "))
}

/// One litre of the same paint.
pub fn sample(recipe: &Recipe) -> Recipe {
    let builder = Builder {
        litres: 1,
        ..Builder::of(recipe)
    };
    builder.mix().unwrap()
}

/// The same paint with more of a pigment.
pub fn deepen(recipe: &Recipe, pigment: &str, drops: u32) -> Result<Recipe, ShopError> {
    let mut builder = Builder::of(recipe);
    builder.pigment(pigment, drops);
    builder.mix()
}
