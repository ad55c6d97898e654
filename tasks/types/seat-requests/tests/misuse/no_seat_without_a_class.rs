//! "It exists only when both stations and a class are there."
//! fails: E0599 E0277

fn main() {
    let request = seat_requests::form().from("Ulm").to("Bern").finish();
    println!("{}", request.ticket());
}
