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
    wanted.iter().map(|name| cost(catalogue, name, &mut Vec::new())).collect()
}

/// The cost of one part; `path` holds the names of the parts around it.
fn cost(catalogue: &[Part], name: &str, path: &mut Vec<String>) -> Result<u64, CostError> {
    if path.iter().any(|outer| outer == name) {
        return Err(CostError::Cycle(name.to_string()));
    }
    let part = catalogue
        .iter()
        .find(|part| part.name == name)
        .ok_or_else(|| CostError::Missing(name.to_string()))?;
    path.push(name.to_string());
    let mut total = part.price;
    for (used, quantity) in &part.uses {
        let each = cost(catalogue, used, path)?;
        let all = each.checked_mul(*quantity).ok_or(CostError::Overflow)?;
        total = total.checked_add(all).ok_or(CostError::Overflow)?;
    }
    path.pop();
    Ok(total)
}
