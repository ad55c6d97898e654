use branch_line::lines::{local, morning, mountain, weekday_and_sunday};
use branch_line::{Timetable, TimetableBuilder};

fn stops(timetable: &Timetable) -> Vec<(&str, u32)> {
    timetable
        .stops
        .iter()
        .map(|(station, minute)| (station.as_str(), *minute))
        .collect()
}

/// "`stop` adds its minutes to the time that has passed since departure and notes the station with that time."
#[test]
fn a_single_chain_builds_the_morning_train() {
    let timetable = morning();
    assert_eq!(timetable.train, "Morning");
    assert_eq!(stops(&timetable), [("Aldby", 7), ("Brook Halt", 14)]);
    assert_eq!(timetable.notes, ["Bicycles are carried."]);
}

/// "what each of them does, in a chain or on its own, is done to the builder on which the chain began"
#[test]
fn chains_in_a_loop_change_the_builder() {
    let timetable = local(&["Aldby", "Brook Halt", "Cape"], None);
    assert_eq!(
        stops(&timetable),
        [("Aldby", 10), ("Brook Halt", 21), ("Cape", 32)]
    );
}

/// "`note` adds a note; notes keep their order."
#[test]
fn a_chain_under_a_condition_changes_the_builder() {
    let timetable = local(&["Aldby"], Some("Mill"));
    assert_eq!(stops(&timetable), [("Aldby", 10), ("Mill", 18)]);
    assert_eq!(timetable.notes, ["Stops on request."]);
    let mut builder = TimetableBuilder::new("Notes");
    builder.note("one").note("two");
    builder.note("three");
    assert_eq!(builder.finish().notes, ["one", "two", "three"]);
}

/// "The builder keeps everything: it may be finished again, or extended and then finished again."
#[test]
fn a_builder_can_be_finished_twice() {
    let [weekday, sunday] = weekday_and_sunday();
    assert_eq!(stops(&weekday), [("Aldby", 9)]);
    assert!(weekday.notes.is_empty());
    assert_eq!(sunday.train, "Excursion");
    assert_eq!(stops(&sunday), [("Aldby", 9), ("Cape", 29)]);
    assert_eq!(sunday.notes, ["On Sundays only."]);
}

/// "`skip_last` leaves out the station at which the train stopped last; the time goes on as if it had stopped there."
#[test]
fn skipping_keeps_the_time() {
    let mut builder = TimetableBuilder::new("Mountain");
    mountain(&mut builder, true);
    let timetable = builder.stop("Foot", 30).finish();
    assert_eq!(
        stops(&timetable),
        [("Foot", 12), ("Shelter", 27), ("Foot", 82)]
    );
    assert_eq!(builder.finish(), timetable);
    assert_eq!(timetable.notes, ["Snow above Shelter."]);
}

/// "Without stations it does nothing."
#[test]
fn skipping_nothing_does_nothing() {
    let mut builder = TimetableBuilder::new("Empty");
    assert!(builder.skip_last().skip_last().finish().stops.is_empty());
}

/// "A clone of a builder is independent of the original."
#[test]
fn clones_go_their_own_way() {
    let mut builder = TimetableBuilder::new("Mountain");
    builder.stop("Aldby", 5);
    let mut other = builder.clone();
    other.stop("Cape", 5).wait(50);
    builder.stop("Brook Halt", 6);
    assert_eq!(stops(&builder.finish()), [("Aldby", 5), ("Brook Halt", 11)]);
    assert_eq!(stops(&other.finish()), [("Aldby", 5), ("Cape", 10)]);
}
