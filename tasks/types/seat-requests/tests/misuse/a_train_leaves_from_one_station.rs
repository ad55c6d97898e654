//! "can be called in either order, each exactly once."
//! fails: E0599 E0277

fn main() {
    let request = seat_requests::form()
        .from("Ulm")
        .to("Bern")
        .from("Wien")
        .first()
        .finish();
    println!("{}", request.ticket());
}
