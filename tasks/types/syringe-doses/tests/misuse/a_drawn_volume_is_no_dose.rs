//! "`draw(&mut self, Micrograms, Concentration)` gives `Result<Microlitres, NoRoom>`"
//! fails: E0277 E0308

use syringe_doses::{Concentration, Microlitres, Syringe};

fn main() {
    let mut syringe = Syringe::new(Microlitres::new(100));
    let strength = Concentration::new(10).unwrap();
    println!("{}", syringe.draw(Microlitres::new(1), strength).is_ok());
}
