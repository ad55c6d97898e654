//! "No other operators: amounts, volumes, weights and numbers do not add, compare or divide among each other."
//! fails: E0277 E0308 E0369

use syringe_doses::{Micrograms, PerKilogram};

fn main() {
    let weight = Micrograms::new(50) / PerKilogram::new(5);
    println!("{}", weight.get());
}
