//! How many nurses a ward needs.

use crate::ward::{Care, Ward};
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    Day,
    Night,
}

/// Counting points takes its time in a big ward, so what was found is kept while it is good.
#[derive(Debug, Default)]
pub struct Staffing {
    found: HashMap<(String, Shift), Found>,
}

#[derive(Debug, Clone)]
struct Found {
    names: Vec<String>,
    nurses: u32,
}

impl Staffing {
    pub fn nurses(&mut self, ward: &Ward, shift: Shift) -> u32 {
        let key = (ward.name.clone(), shift);
        if let Some(found) = self.found.get(&key) {
            if found.names == ward.names() {
                return found.nurses;
            }
        }
        let nurses = count(ward, shift);
        let names = ward.names();
        self.found.insert(key, Found { names, nurses });
        nurses
    }
}

fn count(ward: &Ward, shift: Shift) -> u32 {
    let points: u32 = ward.cares().map(Care::points).sum();
    let per_nurse = match shift {
        Shift::Day => 4,
        Shift::Night => 6,
    };
    let nurses = points.div_ceil(per_nurse);
    if ward.cares().any(|care| care == Care::Intensive) {
        nurses.max(3)
    } else {
        nurses
    }
}
