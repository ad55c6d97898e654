//! The trains of the line.

use crate::{Timetable, TimetableBuilder};

/// The morning train: it is the same every day.
pub fn morning() -> Timetable {
    TimetableBuilder::new("Morning")
        .stop("Aldby", 7)
        .wait(2)
        .stop("Brook Halt", 5)
        .note("Bicycles are carried.")
        .finish()
}

/// A train that stops at all of the stations given, ten minutes apart.
pub fn local(stations: &[&str], request_stop: Option<&str>) -> Timetable {
    let mut builder = TimetableBuilder::new("Local");
    for station in stations {
        builder.stop(station, 10).wait(1);
    }
    if let Some(station) = request_stop {
        builder.wait(3).stop(station, 4).note("Stops on request.");
    }
    builder.finish()
}

/// The train of a weekday and that of a Sunday, which goes further.
pub fn weekday_and_sunday() -> [Timetable; 2] {
    let mut builder = TimetableBuilder::new("Excursion");
    let weekday = builder.stop("Aldby", 9).finish();
    builder.stop("Cape", 20).note("On Sundays only.");
    [weekday, builder.finish()]
}

/// Adds the stops of the mountain section, down to a height that the weather allows.
pub fn mountain(builder: &mut TimetableBuilder, snow: bool) {
    builder
        .stop("Foot", 12)
        .stop("Shelter", 15)
        .stop("Summit", 25);
    if snow {
        builder.skip_last().note("Snow above Shelter.");
    }
}
