//! A tram depot: the trams in the yard and the duties of the staff.

pub mod duty;
pub mod yard;

pub use duty::{distance, first_due, number_cars, service};
pub use yard::{Tram, Yard};
