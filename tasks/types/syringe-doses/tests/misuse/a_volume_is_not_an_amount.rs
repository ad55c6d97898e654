//! "amounts, volumes, weights and numbers do not add, compare or divide among each other."
//! fails: E0277 E0308 E0369

use syringe_doses::{Micrograms, Microlitres};

fn main() {
    let total = Micrograms::new(5) + Microlitres::new(5);
    println!("{}", total.get());
}
