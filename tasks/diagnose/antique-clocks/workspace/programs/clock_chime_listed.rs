//! Chimes are listed in the order of their pitch; nothing happens when the list is gone.

pub struct Chime {
    pub pitch: u32,
}

impl Drop for Chime {
    fn drop(&mut self) {
        self.pitch = 0;
    }
}

pub fn lowest(pitches: [u32; 3]) -> u32 {
    let mut sorted = Vec::new();
    let best;
    let chimes = pitches.map(|pitch| Chime { pitch });
    sorted.extend(chimes.iter());
    sorted.sort_by_key(|chime| chime.pitch);
    best = sorted.first().map_or(0, |chime| chime.pitch);
    best
}
