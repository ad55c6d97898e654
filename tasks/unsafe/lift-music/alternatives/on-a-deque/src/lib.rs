//! The music of a lift: tracks in a ring, which is played round and round.

use std::collections::{vec_deque, VecDeque};

struct Track {
    title: String,
    seconds: u32,
}

/// The track that is playing stands first.
#[derive(Default)]
pub struct Ring {
    tracks: VecDeque<Track>,
}

impl Ring {
    pub fn new() -> Ring {
        Ring::default()
    }

    pub fn playing(&self) -> Option<&str> {
        Some(&self.tracks.front()?.title)
    }

    pub fn queue(&mut self, title: &str, seconds: u32) {
        let place = self.tracks.len().min(1);
        let title = title.to_string();
        self.tracks.insert(place, Track { title, seconds });
    }

    pub fn skip(&mut self) {
        if let Some(track) = self.tracks.pop_front() {
            self.tracks.push_back(track);
        }
    }

    pub fn strike(&mut self, title: &str) -> Option<u32> {
        let place = self.tracks.iter().position(|track| track.title == title)?;
        self.tracks.remove(place).map(|track| track.seconds)
    }

    pub fn join(&mut self, other: Ring) {
        let rest = self.tracks.split_off(self.tracks.len().min(1));
        self.tracks.extend(other.tracks);
        self.tracks.extend(rest);
    }

    pub fn round(&self) -> Round<'_> {
        Round(self.tracks.iter())
    }
}

pub struct Round<'a>(vec_deque::Iter<'a, Track>);

impl<'a> Iterator for Round<'a> {
    type Item = (&'a str, u32);

    fn next(&mut self) -> Option<(&'a str, u32)> {
        let track = self.0.next()?;
        Some((&track.title, track.seconds))
    }
}
