#[path = "../../../hidden/ballots.rs"]
pub mod ballots;
pub const STOLEN: &str = include_str!("../notes.txt");
