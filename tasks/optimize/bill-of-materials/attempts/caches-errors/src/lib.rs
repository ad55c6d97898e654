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

/// The cost of each wanted product.
pub fn costs(catalogue: &[Part], wanted: &[&str]) -> Vec<Result<u64, CostError>> {
    let by_name: BTreeMap<&str, &Part> = catalogue.iter().rev().map(|part| (part.name.as_str(), part)).collect();
    let mut memo = BTreeMap::new();
    wanted.iter().map(|name| cost(&by_name, name, &mut memo)).collect()
}

fn cost<'a>(
    by_name: &BTreeMap<&'a str, &'a Part>,
    name: &str,
    memo: &mut BTreeMap<&'a str, Result<u64, CostError>>,
) -> Result<u64, CostError> {
    let Some((&key, part)) = by_name.get_key_value(name) else {
        return Err(CostError::Missing(name.to_string()));
    };
    if let Some(result) = memo.get(key) {
        return result.clone();
    }
    // Until the cost is known, meeting the part again is a cycle.
    memo.insert(key, Err(CostError::Cycle(name.to_string())));
    let result = sum(by_name, part, memo);
    memo.insert(key, result.clone());
    result
}

fn sum<'a>(
    by_name: &BTreeMap<&'a str, &'a Part>,
    part: &Part,
    memo: &mut BTreeMap<&'a str, Result<u64, CostError>>,
) -> Result<u64, CostError> {
    let mut total = part.price;
    for (used, quantity) in &part.uses {
        let each = cost(by_name, used, memo)?;
        let all = each.checked_mul(*quantity).ok_or(CostError::Overflow)?;
        total = total.checked_add(all).ok_or(CostError::Overflow)?;
    }
    Ok(total)
}
