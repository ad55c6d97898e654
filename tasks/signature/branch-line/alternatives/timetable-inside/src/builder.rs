//! Building timetables.

/// A train's way: the stations with the minutes since departure at which it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    pub train: String,
    pub stops: Vec<(String, u32)>,
    pub notes: Vec<String>,
}

/// Collects what a timetable is made of.
#[derive(Debug, Clone)]
pub struct TimetableBuilder {
    /// Minutes since departure.
    clock: u32,
    so_far: Timetable,
}

impl TimetableBuilder {
    pub fn new(train: &str) -> Self {
        TimetableBuilder {
            clock: 0,
            so_far: Timetable {
                train: train.to_string(),
                stops: Vec::new(),
                notes: Vec::new(),
            },
        }
    }

    /// The train runs for some minutes and stops at a station.
    pub fn stop(&mut self, station: &str, minutes: u32) -> &mut TimetableBuilder {
        let arrival = self.wait(minutes).clock;
        self.so_far.stops.push((station.to_string(), arrival));
        self
    }

    /// The train waits where it is.
    pub fn wait(&mut self, minutes: u32) -> &mut TimetableBuilder {
        self.clock += minutes;
        self
    }

    /// Adds a note.
    pub fn note(&mut self, text: &str) -> &mut TimetableBuilder {
        self.so_far.notes.push(text.to_string());
        self
    }

    /// Leaves out the station at which the train stopped last; the times of the others stay.
    pub fn skip_last(&mut self) -> &mut TimetableBuilder {
        self.so_far.stops.pop();
        self
    }

    /// The timetable as it stands now.
    pub fn finish(&self) -> Timetable {
        self.so_far.clone()
    }
}
