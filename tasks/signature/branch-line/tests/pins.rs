//! Pins that different timetables are told apart, and the types of their fields.

use branch_line::{Timetable, TimetableBuilder};

const _: fn(&'static str) -> TimetableBuilder = TimetableBuilder::new;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

fn timetable(train: &str, stops: &[(&str, u32)], notes: &[&str]) -> Timetable {
    Timetable {
        train: train.to_string(),
        stops: stops.iter().map(|&(station, minute)| (station.to_string(), minute)).collect(),
        notes: notes.iter().map(|note| note.to_string()).collect(),
    }
}

pub fn pins() {
    all_differ(&[
        timetable("a", &[("x", 1)], &["n"]),
        timetable("b", &[("x", 1)], &["n"]),
        timetable("a", &[("y", 1)], &["n"]),
        timetable("a", &[("x", 2)], &["n"]),
        timetable("a", &[("x", 1), ("x", 1)], &["n"]),
        timetable("a", &[], &["n"]),
        timetable("a", &[("x", 1)], &["m"]),
        timetable("a", &[("x", 1)], &["n", "n"]),
        timetable("a", &[("x", 1)], &[]),
    ]);
}
