//! "Ids of different types have nothing to do with each other."
//! fails: E0308

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
    println!("{}", office.order(seat, guest).is_ok());
}
