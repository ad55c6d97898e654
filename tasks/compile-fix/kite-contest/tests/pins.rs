//! Pins the public signatures and the fields of a flight.

use kite_contest::Flight;

const _: fn(&str, &[i32]) -> Flight = Flight::new;
const _: fn(&Flight) -> i32 = Flight::total;
const _: fn(&Flight) -> &'static str = Flight::ribbon;
const _: fn(&[Flight]) -> Option<&Flight> = kite_contest::winner;
const _: fn(Flight) -> (String, Vec<i32>) = |flight| (flight.kite, flight.marks);

pub fn pins() {}
