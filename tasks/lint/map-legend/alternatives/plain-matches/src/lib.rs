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

    fn next_sign(&mut self) -> char {
        self.spare.pop().unwrap_or('?')
    }

    /// Adds an entry.
    pub fn add(&mut self, name: &str, number: Option<u32>, sign: Option<char>) -> &Entry {
        self.last += 1;
        let number = number.unwrap_or(self.last);
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
        let old = entry?.note.replace(note.to_string());
        Some(old.unwrap_or_default())
    }

    /// The line of an entry.
    pub fn line(&self, number: u32) -> String {
        let entry = self.entries.iter().find(|entry| entry.number == number);
        let Some(entry) = entry else {
            return format!("{number} ?");
        };
        let mut line = format!("{number} {} {}", entry.sign, entry.name);
        if let Some(note) = &entry.note {
            line = format!("{line} ({note})");
        }
        line
    }

    /// The length on the map of that many metres, in whole millimetres.
    pub fn millimetres(&self, metres: u32) -> Option<u64> {
        let scale = u64::from(self.scale?.max(1));
        Some(u64::from(metres) * 1000 / scale)
    }

    /// Whether so many metres can be seen on the map at all.
    pub fn shows(&self, metres: u32) -> bool {
        self.millimetres(metres) > Some(0)
    }

    /// Whether a sign is still free.
    pub fn is_free(&self, sign: char) -> bool {
        let first = self.entries.iter().find(|entry| entry.sign == sign);
        !first.is_some_and(|entry| !entry.name.is_empty())
    }
}
