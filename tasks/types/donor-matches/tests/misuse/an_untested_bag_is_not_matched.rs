//! "A `CleanBag` comes from nothing but a test"
//! fails: E0308

use donor_matches::{Abo, Group, Patient, RawBag};

fn main() {
    let group = Group {
        abo: Abo::A,
        rhesus: true,
    };
    let mut patient = Patient::new("Emil", group);
    println!("{}", patient.cross_match(RawBag::new(1, group, 100), 101).is_ok());
}
