//! Pins the names and signatures of the public interface, and that different values are told apart.

use night_buses::{runs_on, Days, Departure, Timetable, Trip, Weekday};

const _: fn(Days, Weekday) -> bool = runs_on;
const _: fn(&str) -> Option<Timetable> = Timetable::read;
const _: fn(&Timetable, Weekday, &str) -> Option<Departure> = Timetable::next;
const _: fn(&Timetable, Weekday) -> Vec<String> = Timetable::sheet;

fn board(line: &str, time: &str, wait: u16) -> Departure {
    Departure {
        line: line.to_string(),
        time: time.to_string(),
        wait,
    }
}

pub fn pins() {
    let trip = |line: &str, days, departs: u16| Trip {
        line: line.to_string(),
        days,
        departs,
    };
    assert_ne!(trip("3", Days::Daily, 600), trip("4", Days::Daily, 600));
    assert_ne!(trip("3", Days::Daily, 600), trip("3", Days::Weekend, 600));
    assert_ne!(trip("3", Days::Daily, 600), trip("3", Days::Daily, 601));
    assert_ne!(board("3", "09:30", 5), board("4", "09:30", 5));
    assert_ne!(board("3", "09:30", 5), board("3", "09:31", 5));
    assert_ne!(board("3", "09:30", 5), board("3", "09:30", 6));
    let week = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    for (i, a) in week.iter().enumerate() {
        for (j, b) in week.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
