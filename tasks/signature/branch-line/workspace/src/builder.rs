//! Building timetables.

/// A train's way: the stations with the minutes since departure at which it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    pub train: String,
    pub stops: Vec<(String, u32)>,
    pub notes: Vec<String>,
}

/// Collects what a timetable is made of.
#[derive(Debug, Clone, Default)]
pub struct TimetableBuilder {
    train: String,
    clock: u32,
    stops: Vec<(String, u32)>,
    notes: Vec<String>,
}

impl TimetableBuilder {
    pub fn new(train: &str) -> Self {
        TimetableBuilder {
            train: train.to_string(),
            ..Self::default()
        }
    }

    /// The train runs for some minutes and stops at a station.
    pub fn stop(&mut self, station: &str, minutes: u32) -> Self {
        self.clock += minutes;
        self.stops.push((station.to_string(), self.clock));
        self
    }

    /// The train waits where it is.
    pub fn wait(&mut self, minutes: u32) -> Self {
        self.clock += minutes;
        self
    }

    /// Adds a note.
    pub fn note(&mut self, text: &str) -> Self {
        self.notes.push(text.to_string());
        self
    }

    /// Leaves out the station at which the train stopped last; the times of the others stay.
    pub fn skip_last(&mut self) -> Self {
        self.stops.pop();
        self
    }

    /// The timetable as it stands now.
    pub fn finish(&self) -> Timetable {
        Timetable {
            train: self.train,
            stops: self.stops,
            notes: self.notes,
        }
    }
}
