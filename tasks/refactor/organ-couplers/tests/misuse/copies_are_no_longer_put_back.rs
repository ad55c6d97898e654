//! "No part of the package asks for a voice to be `Clone`, and `set_division` is gone."
//! fails: E0599
use organ_couplers::{Division, Organ};

fn main() {
    let mut organ: Organ<u8> = Organ::new(1);
    organ.add(Division { name: String::new(), stops: Vec::new(), coupled: None });
    organ.set_division(0, Division { name: String::new(), stops: Vec::new(), coupled: None });
}
