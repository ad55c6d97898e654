//! "A `Certificate` comes from nowhere but a verdict, and it cannot be copied or cloned."
//! fails: E0451 E0560 E0063

use lift_inspection::{Cabin, Certificate};

fn main() {
    let forged = Certificate {
        lift: "North".to_string(),
        inspector: "Ines".to_string(),
        months: 24,
    };
    println!("{}", Cabin::new("North").post(forged).is_ok());
}
