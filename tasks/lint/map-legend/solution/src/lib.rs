//! The legend of a map: its entries, their numbers and their signs.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub number: u32,
    pub sign: char,
    pub name: String,
    /// What stands in small print.
    pub note: Option<String>,
}

/// A legend while it is drawn.
#[derive(Debug, Clone)]
pub struct Legend {
    entries: Vec<Entry>,
    last: u32,
    spare: Vec<char>,
    scale: Option<u32>,
}

impl Legend {
    /// A legend with a stock of signs, which are drawn from its end, and the scale of the map, if it has one.
    pub fn new(spare: &[char], scale: Option<u32>) -> Legend {
        Legend {
            entries: Vec::new(),
            last: 0,
            spare: spare.to_vec(),
            scale,
        }
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn next_number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn next_sign(&mut self) -> char {
        self.spare.pop().unwrap_or('?')
    }

    /// Adds an entry.
    pub fn add(&mut self, name: &str, number: Option<u32>, sign: Option<char>) -> &Entry {
        let next = self.next_number();
        let number = number.unwrap_or(next);
        let sign = sign.unwrap_or_else(|| self.next_sign());
        self.entries.push(Entry {
            number,
            sign,
            name: name.to_string(),
            note: None,
        });
        &self.entries[self.entries.len() - 1]
    }

    /// Gives the first entry of that number a note, and returns the note that it had.
    pub fn annotate(&mut self, number: u32, note: &str) -> Option<String> {
        let entry = self.entries.iter_mut().find(|entry| entry.number == number);
        entry.map(|entry| entry.note.replace(note.to_string()).unwrap_or_default())
    }

    /// The line of an entry.
    pub fn line(&self, number: u32) -> String {
        let entry = self.entries.iter().find(|entry| entry.number == number);
        let text = entry.map_or_else(
            || "?".to_string(),
            |entry| format!("{} {}", entry.sign, entry.name),
        );
        let note = entry.and_then(|entry| entry.note.as_ref());
        let note = note.map_or_else(String::new, |note| format!(" ({note})"));
        format!("{number} {text}{note}")
    }

    /// The length on the map of that many metres, in whole millimetres.
    pub fn millimetres(&self, metres: u32) -> Option<u64> {
        self.scale
            .map(|scale| u64::from(metres) * 1000 / u64::from(scale.max(1)))
    }

    /// Whether so many metres can be seen on the map at all.
    pub fn shows(&self, metres: u32) -> bool {
        self.millimetres(metres).is_some_and(|length| length > 0)
    }

    /// Whether a sign is still free.
    pub fn is_free(&self, sign: char) -> bool {
        self.entries
            .iter()
            .find(|entry| entry.sign == sign)
            .is_none_or(|entry| entry.name.is_empty())
    }
}
