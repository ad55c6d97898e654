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
    let mut by_name = BTreeMap::new();
    for (index, part) in catalogue.iter().enumerate() {
        by_name.entry(part.name.as_str()).or_insert(index);
    }
    let mut states = vec![State::Unknown; catalogue.len()];
    wanted
        .iter()
        .map(|name| {
            Pricing { catalogue, by_name: &by_name, states: &mut states }.cost(name)
        })
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unknown,
    /// Being computed.
    Open,
    Known(u64),
}

struct Pricing<'a> {
    catalogue: &'a [Part],
    by_name: &'a BTreeMap<&'a str, usize>,
    states: &'a mut [State],
}

impl Pricing<'_> {
    /// The cost of one part. Only costs are kept, no errors: which part a cycle is reported for depends on the product.
    fn cost(&mut self, name: &str) -> Result<u64, CostError> {
        let Some(&index) = self.by_name.get(name) else {
            return Err(CostError::Missing(name.to_string()));
        };
        match self.states[index] {
            State::Known(cost) => return Ok(cost),
            State::Open => return Err(CostError::Cycle(name.to_string())),
            State::Unknown => self.states[index] = State::Open,
        }
        let catalogue = self.catalogue;
        let part = &catalogue[index];
        let mut total = part.price;
        for (used, quantity) in part.uses.iter().filter(|(_, quantity)| *quantity > 0) {
            let all = self.cost(used)?.checked_mul(*quantity).ok_or(CostError::Overflow)?;
            total = total.checked_add(all).ok_or(CostError::Overflow)?;
        }
        self.states[index] = State::Known(total);
        Ok(total)
    }
}
