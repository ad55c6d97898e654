//! Songs.

/// A song that somebody wants to sing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Song {
    pub singer: String,
    pub title: String,
    /// How often the room will call for it again.
    pub encores: u32,
}

impl Song {
    pub fn new(singer: &str, title: &str, encores: u32) -> Song {
        Song {
            singer: singer.to_string(),
            title: title.to_string(),
            encores,
        }
    }

    /// The same song once more.
    pub fn again(&self) -> Option<Song> {
        let encores = self.encores.checked_sub(1)?;
        Some(Song {
            encores,
            ..self.clone()
        })
    }
}
