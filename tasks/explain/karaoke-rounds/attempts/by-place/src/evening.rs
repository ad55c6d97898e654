//! The evening.

use crate::song::Song;

/// Songs that wait for the next round, and what has been sung.
#[derive(Debug, Default)]
pub struct Evening {
    waiting: Vec<Song>,
    sung: Vec<String>,
    rounds: u32,
}

impl Evening {
    pub fn new() -> Evening {
        Evening::default()
    }

    pub fn sign_up(&mut self, song: Song) {
        self.waiting.push(song);
    }

    /// The songs that wait for the next round.
    pub fn waiting(&self) -> &[Song] {
        &self.waiting
    }

    /// What has been sung, as `<round>. <singer>: <title>`.
    pub fn sung(&self) -> &[String] {
        &self.sung
    }

    /// A round begins, and everybody who waits for it sings. Gives the number of songs.
    pub fn round(&mut self) -> usize {
        self.rounds += 1;
        let songs = self.waiting.len();
        for place in 0..songs {
            let song = self.waiting[place].clone();
            self.sing(&song);
        }
        songs
    }

    fn sing(&mut self, song: &Song) {
        let line = format!("{}. {}: {}", self.rounds, song.singer, song.title);
        self.sung.push(line);
        if let Some(again) = song.again() {
            self.sign_up(again);
        }
        if song.title.contains("duet") {
            self.partner(&song.singer);
        }
    }

    /// Somebody who has sung a duet has the right to go before all others who wait for the next round.
    fn partner(&mut self, singer: &str) {
        if let Some(index) = self.waiting.iter().position(|song| song.singer == singer) {
            let song = self.waiting.remove(index);
            self.waiting.insert(0, song);
        }
    }
}
