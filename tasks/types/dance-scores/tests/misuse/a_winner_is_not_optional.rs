//! "`heat.winner(&self) -> &Couple` has the highest total"
//! fails: E0599

use dance_scores::Heat;

pub fn name(heat: &Heat) -> &str {
    &heat.winner().unwrap().name
}

fn main() {}
