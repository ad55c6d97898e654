//! The yard, on which other programs rely as it is.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tram {
    pub line: u8,
    /// Kilometres since the last service.
    pub km: u32,
    pub label: String,
}

impl Tram {
    pub fn new(line: u8, km: u32) -> Self {
        Tram {
            line,
            km,
            label: String::new(),
        }
    }
}

#[derive(Debug, Default)]
pub struct Yard {
    tracks: Vec<Vec<Tram>>,
}

impl Yard {
    pub fn new(tracks: Vec<Vec<Tram>>) -> Self {
        Yard { tracks }
    }

    pub fn tracks(&self) -> &[Vec<Tram>] {
        &self.tracks
    }

    pub fn tracks_mut(&mut self) -> &mut [Vec<Tram>] {
        &mut self.tracks
    }

    /// Shows every tram to the visitor, track by track.
    pub fn visit(&self, visitor: &dyn Fn(&Tram)) {
        for tram in self.tracks.iter().flatten() {
            visitor(tram);
        }
    }

    /// Hands every tram to the worker, track by track.
    pub fn work(&mut self, worker: &dyn Fn(&mut Tram)) {
        for tram in self.tracks.iter_mut().flatten() {
            worker(tram);
        }
    }
}
