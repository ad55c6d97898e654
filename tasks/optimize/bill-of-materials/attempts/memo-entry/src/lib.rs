//! Costs of products from a catalogue of parts.

use std::collections::BTreeMap;

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

type Memo<'a> = BTreeMap<&'a str, Result<u64, CostError>>;

/// The cost of each wanted product.
pub fn costs(catalogue: &[Part], wanted: &[&str]) -> Vec<Result<u64, CostError>> {
    let mut parts: BTreeMap<&str, &Part> = BTreeMap::new();
    for part in catalogue {
        parts.entry(&part.name).or_insert(part);
    }
    let mut memo = Memo::new();
    wanted.iter().map(|name| cost(&parts, name, &mut Vec::new(), &mut memo)).collect()
}

fn cost<'a>(
    parts: &BTreeMap<&'a str, &'a Part>,
    name: &'a str,
    path: &mut Vec<&'a str>,
    memo: &mut Memo<'a>,
) -> Result<u64, CostError> {
    if path.contains(&name) {
        return Err(CostError::Cycle(name.to_string()));
    }
    memo.entry(name)
        .or_insert_with(|| {
            let part = *parts.get(name).ok_or_else(|| CostError::Missing(name.to_string()))?;
            path.push(name);
            let mut total = part.price;
            for (used, quantity) in &part.uses {
                let each = cost(parts, used, path, memo)?;
                let all = each.checked_mul(*quantity).ok_or(CostError::Overflow)?;
                total = total.checked_add(all).ok_or(CostError::Overflow)?;
            }
            path.pop();
            Ok(total)
        })
        .clone()
}
