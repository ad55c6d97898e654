//! Times of the day of service. It begins at 04:00 and goes on through the night: 01:10 is written 25:10.

use crate::clock;

/// When the day of service begins.
const START: u16 = 4 * 60;

/// The minutes of a time from `04:00` to `27:59`.
pub fn parse(text: &str) -> Option<u16> {
    let (hours, minutes) = clock::split(text)?;
    (4..28).contains(&hours).then_some(hours * 60 + minutes)
}

pub fn show(time: u16) -> String {
    format!("{:02}:{:02}", time / 60, time % 60)
}

/// The minute of the day of service for a minute that a clock shows.
pub(crate) fn of_clock(time: u16) -> u16 {
    if time < START {
        time + 24 * 60
    } else {
        time
    }
}
