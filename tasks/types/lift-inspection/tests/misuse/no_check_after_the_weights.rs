//! "After the test with weights no part can be checked any more."
//! fails: E0599

use lift_inspection::{Booking, Grade, Part};

fn main() {
    let visit = Booking::new("North", 600).begin("Ines");
    if let Ok(mut loaded) = visit.load(600) {
        loaded.check(Part::Rope, Grade::Good);
    }
}
