//! "Ids of different types have nothing to do with each other."
//! fails: E0308 E0277 E0369

use concert_box_office::{Guest, Office, Seat};

fn main() {
    let mut office = Office::default();
    let guest = office.guests.add(Guest {
        name: "Mia".to_string(),
        paid: 0,
    });
    let seat = office.seats.add(Seat {
        row: 1,
        number: 1,
        price: 40,
        taken: None,
    });
    println!("{}", guest == seat);
}
