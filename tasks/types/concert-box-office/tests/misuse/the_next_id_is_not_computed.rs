//! "Only a register makes ids: there is no way from a number to an id, and no arithmetic with ids."
//! fails: E0369 E0277 E0308

use concert_box_office::{Guest, Office};

fn main() {
    let mut office = Office::default();
    let guest = office.guests.add(Guest {
        name: "Mia".to_string(),
        paid: 0,
    });
    println!("{:?}", guest + 1);
}
