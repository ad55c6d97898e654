//! "but only once second class was chosen."
//! fails: E0599 E0277

fn main() {
    let request = seat_requests::form().from("Ulm").to("Bern").first().bicycle().finish();
    println!("{}", request.ticket());
}
