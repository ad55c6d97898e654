use night_buses::{runs_on, Days, Timetable, Weekday};

const NIGHT: &str = "N7 workdays 25:10\n12 daily 04:00\n3 weekend 09:30\nN9 daily 27:59\n12 daily 23:40\n5 daily 23:40";

fn next(today: Weekday, clock: &str) -> Option<(String, String, u16)> {
    let table = Timetable::read(NIGHT).expect("a timetable");
    table.next(today, clock).map(|d| (d.line, d.time, d.wait))
}

fn found(line: &str, time: &str, wait: u16) -> Option<(String, String, u16)> {
    Some((line.to_string(), time.to_string(), wait))
}

/// "its departure, which is a time of the day of service, from `04:00` to `27:59`"
#[test]
fn departures_are_times_of_service() {
    for (time, good) in [
        ("04:00", true),
        ("27:59", true),
        ("24:00", true),
        ("03:59", false),
        ("28:00", false),
        ("00:10", false),
    ] {
        let row = format!("12 daily {time}");
        assert_eq!(Timetable::read(&row).is_some(), good, "{time}");
    }
}

/// "A time is two digits, a colon and two digits."
#[test]
fn bus_times_have_four_digits() {
    for time in ["9:30", "09:3", "09:60", "+9:30", "0930", "09:+5"] {
        assert!(
            Timetable::read(&format!("3 daily {time}")).is_none(),
            "{time}"
        );
        assert_eq!(next(Weekday::Monday, time), None, "{time}");
    }
    assert!(Timetable::read("3 daily 09:59").is_some());
}

/// "If any line of the text cannot be read, there is no timetable."
#[test]
fn one_bad_row_spoils_the_timetable() {
    assert!(Timetable::read("12 daily 04:00\n12 sometimes 05:00").is_none());
    assert!(Timetable::read("12 daily 04:00\n12 daily").is_none());
    assert!(Timetable::read("12 daily 04:00\n\n").is_none());
}

/// "A time before 04:00 belongs to the day of service of the day before."
#[test]
fn the_small_hours_belong_to_yesterday() {
    assert_eq!(next(Weekday::Saturday, "00:30"), found("N7", "01:10", 40));
    assert_eq!(next(Weekday::Monday, "01:10"), found("N9", "03:59", 169));
    assert_eq!(next(Weekday::Tuesday, "01:10"), found("N7", "01:10", 0));
    assert_eq!(next(Weekday::Sunday, "03:59"), found("N9", "03:59", 0));
    assert_eq!(next(Weekday::Sunday, "04:00"), found("12", "04:00", 0));
}

/// "The answer of `next` is the first trip of that day of service that leaves at or after that time"
#[test]
fn the_next_bus_may_leave_after_midnight() {
    assert_eq!(next(Weekday::Friday, "23:41"), found("N7", "01:10", 89));
    assert_eq!(next(Weekday::Sunday, "23:41"), found("N9", "03:59", 258));
    assert_eq!(next(Weekday::Saturday, "05:00"), found("3", "09:30", 270));
    assert_eq!(
        next(Weekday::Wednesday, "05:00"),
        found("12", "23:40", 1120)
    );
}

/// "of several trips at the same time, the one that stands first in the timetable"
#[test]
fn of_two_buses_the_first_in_the_table() {
    assert_eq!(next(Weekday::Monday, "23:40"), found("12", "23:40", 0));
}

/// "If the day of service has none left, there is no answer."
#[test]
fn no_bus_is_left() {
    let table = Timetable::read("3 weekend 09:30").unwrap();
    assert_eq!(table.next(Weekday::Saturday, "09:31"), None);
    assert_eq!(table.next(Weekday::Saturday, "03:00"), None);
    assert_eq!(table.next(Weekday::Monday, "09:00"), None);
    assert!(table.next(Weekday::Monday, "03:00").is_none());
    assert!(table.next(Weekday::Sunday, "09:30").is_some());
}

/// "Any other text in place of the time has no answer."
#[test]
fn a_clock_ends_at_midnight() {
    assert_eq!(next(Weekday::Monday, "24:00"), None);
    assert_eq!(next(Weekday::Monday, "noon"), None);
    assert_eq!(next(Weekday::Monday, "23:59"), found("N7", "01:10", 71));
}

/// "the departure as a time of the day of service, a space and the name of the line, such as `25:10 N7`"
#[test]
fn the_sheet_has_times_of_service() {
    let table = Timetable::read(NIGHT).unwrap();
    let friday = ["25:10 N7", "04:00 12", "27:59 N9", "23:40 12", "23:40 5"];
    assert_eq!(table.sheet(Weekday::Friday), friday);
    let sunday = ["04:00 12", "09:30 3", "27:59 N9", "23:40 12", "23:40 5"];
    assert_eq!(table.sheet(Weekday::Sunday), sunday);
}

/// "The days are `daily`, `workdays` (Monday to Friday) or `weekend` (Saturday and Sunday)"
#[test]
fn days_of_the_week_that_buses_run() {
    use Weekday::*;
    let week = [
        Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday,
    ];
    for (index, day) in week.into_iter().enumerate() {
        assert!(runs_on(Days::Daily, day));
        assert_eq!(runs_on(Days::Workdays, day), index < 5);
        assert_eq!(runs_on(Days::Weekend, day), index >= 5);
        let table = Timetable::read("3 weekend 25:00\n4 workdays 26:00").unwrap();
        let line = table.next(day, "00:00").unwrap().line;
        assert_eq!(
            line,
            if [Sunday, Monday].contains(&day) {
                "3"
            } else {
                "4"
            }
        );
    }
}
