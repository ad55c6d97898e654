//! Costs of products from a catalogue of parts.

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
    let mut pricing = Pricing::new(catalogue);
    let mut results = Vec::with_capacity(wanted.len());
    for name in wanted {
        // Whatever a problem left behind is of no use for the next product.
        pricing.open.fill(false);
        results.push(pricing.cost(name));
    }
    results
}

struct Pricing<'a> {
    catalogue: &'a [Part],
    /// The parts in the order of their names, the first of each name.
    sorted: Vec<usize>,
    /// The costs that are known, by part.
    known: Vec<Option<u64>>,
    /// The parts that are being computed.
    open: Vec<bool>,
}

impl<'a> Pricing<'a> {
    fn new(catalogue: &'a [Part]) -> Self {
        let mut sorted: Vec<usize> = (0..catalogue.len()).collect();
        // Stable: of equal names the first in the catalogue comes first and is kept.
        sorted.sort_by(|&a, &b| catalogue[a].name.cmp(&catalogue[b].name));
        sorted.dedup_by(|b, a| catalogue[*b].name == catalogue[*a].name);
        Pricing {
            catalogue,
            sorted,
            known: vec![None; catalogue.len()],
            open: vec![false; catalogue.len()],
        }
    }

    fn cost(&mut self, name: &str) -> Result<u64, CostError> {
        let catalogue = self.catalogue;
        let place = self
            .sorted
            .binary_search_by(|&index| catalogue[index].name.as_str().cmp(name));
        let Ok(place) = place else {
            return Err(CostError::Missing(name.to_string()));
        };
        let index = self.sorted[place];
        if let Some(cost) = self.known[index] {
            return Ok(cost);
        }
        if std::mem::replace(&mut self.open[index], true) {
            return Err(CostError::Cycle(name.to_string()));
        }
        let part = &catalogue[index];
        let total = part
            .uses
            .iter()
            .try_fold(part.price, |total, (used, quantity)| {
                let each = self.cost(used)?;
                each.checked_mul(*quantity)
                    .and_then(|all| total.checked_add(all))
                    .ok_or(CostError::Overflow)
            })?;
        self.open[index] = false;
        self.known[index] = Some(total);
        Ok(total)
    }
}
