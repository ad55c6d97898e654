//! "`load(self, kilograms: u32) -> Result<Loaded, (Visit, LoadRefused)>` is the test with weights."
//! fails: E0382

use lift_inspection::Booking;

fn main() {
    let visit = Booking::new("North", 600).begin("Ines");
    let first = visit.load(600);
    let second = visit.load(700);
    println!("{} {}", first.is_ok(), second.is_ok());
}
