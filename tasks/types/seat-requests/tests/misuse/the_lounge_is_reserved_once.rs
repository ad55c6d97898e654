//! "reserves time in the lounge, at most once, and only once first class was chosen."
//! fails: E0599 E0277

fn main() {
    let request = seat_requests::form()
        .first()
        .lounge(10)
        .lounge(20)
        .from("Ulm")
        .to("Bern")
        .finish();
    println!("{}", request.ticket());
}
