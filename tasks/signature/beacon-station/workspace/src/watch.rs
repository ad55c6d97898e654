//! A night's watch at the station.

use crate::{Event, Failure, Station};

/// What was noted during a night.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Log {
    pub lines: Vec<String>,
    pub failures: u32,
}

/// Sends messages through a sky that is clear when `clear` says so; gives the log and the messages that did not go out.
pub fn night(
    attempts: u32,
    messages: Vec<String>,
    mut clear: impl FnMut() -> bool,
) -> (Log, Vec<String>) {
    let mut log = Log::default();
    let mut failures = 0;
    let mut unsent = Vec::new();
    {
        let mut station = Station::new(attempts);
        let lines = &mut log.lines;
        station.watch(|event| lines.push(format!("{event:?}")));
        station.watch(|event| {
            if let Event::Failed(..) = event {
                failures += 1;
            }
        });
        for message in messages {
            let returned = send_one(&mut station, message, &mut clear);
            unsent.extend(returned);
        }
    }
    log.failures = failures;
    (log, unsent)
}

/// Sends a message and gives it back if it did not go out.
pub fn send_one(
    station: &mut Station<'_>,
    message: String,
    mut clear: impl FnMut() -> bool,
) -> Option<String> {
    let mut tries = 0;
    let signal = |_| {
        tries += 1;
        if clear() { Ok(None) } else { Err(Failure::Fog) }
    };
    station.send(signal, move |_| Some(message))
}

/// Burns a piece of fuel for each attempt; gives the number of the attempt that was seen, or the last failure.
pub fn burn(station: &mut Station<'_>, fuel: &mut Vec<&str>, wanted: &str) -> Result<u32, Failure> {
    station.send(
        |attempt| match fuel.pop() {
            Some(piece) if piece == wanted => Ok(Ok(attempt)),
            Some(_) => Err(Failure::Fog),
            None => Err(Failure::NoFuel),
        },
        Err,
    )
}
