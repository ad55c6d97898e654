//! Checks are boxed and kept for the next inventory.

pub trait Check {
    fn passes(&self, weight: u32) -> bool;
}

pub struct AtLeast<'w>(pub &'w u32);

impl Check for AtLeast<'_> {
    fn passes(&self, weight: u32) -> bool {
        weight >= *self.0
    }
}

#[derive(Default)]
pub struct Inventory {
    checks: Vec<Box<dyn Check>>,
}

impl Inventory {
    pub fn add(&mut self, check: impl Check + 'static) {
        self.checks.push(Box::new(check));
    }

    pub fn all_pass(&self, weight: u32) -> bool {
        self.checks.iter().all(|check| check.passes(weight))
    }
}

pub fn inventory(weights: &[u32]) -> usize {
    let least = weights.iter().copied().min().unwrap_or(0);
    let mut inventory = Inventory::default();
    inventory.add(AtLeast(&7));
    inventory.add(AtLeast(&least));
    weights
        .iter()
        .filter(|weight| inventory.all_pass(**weight))
        .count()
}
