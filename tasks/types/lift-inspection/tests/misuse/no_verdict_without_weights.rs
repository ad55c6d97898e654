//! "Give every step a type of its own, so that a step which may not be taken does not compile."
//! fails: E0599

use lift_inspection::Booking;

fn main() {
    let visit = Booking::new("North", 600).begin("Ines");
    println!("{:?}", visit.verdict());
}
