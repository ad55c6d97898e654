//! The pools between the locks, found by their names.

use std::collections::HashMap;

#[derive(Default)]
pub struct Pool {
    pub depth: u32,
}

#[derive(Default)]
pub struct River {
    pools: HashMap<String, Pool>,
    dug: u32,
}

impl River {
    /// The pool with this name; it is dug first if nobody knows it.
    pub fn pool(&mut self, name: &str) -> &mut Pool {
        if let Some(pool) = self.pools.get_mut(name) {
            pool.depth += 1;
            return pool;
        }
        self.dug += 1;
        self.pools.entry(name.to_string()).or_default()
    }
}
