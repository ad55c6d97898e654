//! "Only a register makes ids: there is no way from a number to an id, and no arithmetic with ids."
//! fails: E0277 E0308

use concert_box_office::Office;

fn main() {
    let office = Office::default();
    println!("{}", office.guests.get(0).name);
}
