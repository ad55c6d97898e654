//! Costs of products from a catalogue of parts.

use std::collections::BTreeMap;

type ByName<'a> = BTreeMap<&'a str, &'a Part>;

/// A part, bought or put together from other parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    /// What the part itself costs, or putting it together.
    pub price: u64,
    /// The parts in it by name, with their quantities.
    pub uses: Vec<(String, u64)>,
}

/// Why a product has no cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostError {
    /// No part has this name.
    Missing(String),
    /// This part contains itself.
    Cycle(String),
    /// The cost does not fit.
    Overflow,
}

/// The cost of each wanted product.
pub fn costs(catalogue: &[Part], wanted: &[&str]) -> Vec<Result<u64, CostError>> {
    // From the end, so that the first of a name wins.
    let by_name: ByName = catalogue.iter().rev().map(|part| (part.name.as_str(), part)).collect();
    wanted.iter().map(|name| cost(&by_name, name, &mut Vec::new())).collect()
}

/// The cost of one part; `path` holds the names of the parts around it.
fn cost<'a>(by_name: &ByName<'a>, name: &'a str, path: &mut Vec<&'a str>) -> Result<u64, CostError> {
    if path.contains(&name) {
        return Err(CostError::Cycle(name.to_string()));
    }
    let part = *by_name
        .get(name)
        .ok_or_else(|| CostError::Missing(name.to_string()))?;
    path.push(name);
    let mut total = part.price;
    for (used, quantity) in &part.uses {
        let each = cost(by_name, used, path)?;
        let all = each.checked_mul(*quantity).ok_or(CostError::Overflow)?;
        total = total.checked_add(all).ok_or(CostError::Overflow)?;
    }
    path.pop();
    Ok(total)
}
