//! "There is no other way from a number to a quantity or back."
//! fails: E0277 E0308 E0369

use syringe_doses::Micrograms;

fn main() {
    let total = Micrograms::new(5) + 5u32;
    println!("{}", total.get());
}
