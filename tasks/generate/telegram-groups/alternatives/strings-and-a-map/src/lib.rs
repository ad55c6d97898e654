//! A telegraph code: phrases as groups of five letters.

/// What is wrong with a book, and with which of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookError {
    BadGroup(usize),
    BadPhrase(usize),
    SamePhrase(usize),
    /// The groups of these two entries are too much alike; the earlier one comes first.
    TooClose(usize, usize),
}

/// Why a text cannot be sent: it has a word with something other than small letters in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadWord(pub String);

/// What one or several groups say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Phrase(String),
    /// A phrase whose group was mutilated, but can be read.
    Mended(String),
    Spelled(String),
    /// What cannot be read.
    Garbled(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub parts: Vec<Part>,
    /// Whether the check at the end fits what came before it.
    pub checks: bool,
}

use std::collections::HashMap;

/// A code book.
#[derive(Debug, Clone)]
pub struct Book {
    groups: Vec<String>,
    phrases: HashMap<String, usize>,
    /// The phrases by the places of their groups.
    texts: Vec<String>,
    longest: usize,
}

impl Book {
    /// A book of groups and their phrases.
    pub fn new(entries: &[(&str, &str)]) -> Result<Self, BookError> {
        let mut book = Book {
            groups: vec![],
            phrases: HashMap::new(),
            texts: vec![],
            longest: 0,
        };
        for (index, (group, phrase)) in entries.iter().enumerate() {
            if !well_formed(group) || group.starts_with('Z') {
                return Err(BookError::BadGroup(index));
            }
            if phrase.split(' ').any(|word| !lower(word)) {
                return Err(BookError::BadPhrase(index));
            }
            if book.phrases.insert(phrase.to_string(), index).is_some() {
                return Err(BookError::SamePhrase(index));
            }
            for (earlier, other) in book.groups.iter().enumerate() {
                if alike(other, group) {
                    return Err(BookError::TooClose(earlier, index));
                }
            }
            book.groups.push(group.to_string());
            book.texts.push(phrase.to_string());
            book.longest = book.longest.max(phrase.split(' ').count());
        }
        Ok(book)
    }

    /// The groups for a text, the check included.
    pub fn encode(&self, text: &str) -> Result<String, BadWord> {
        let words: Vec<&str> = text.split_whitespace().collect();
        for word in &words {
            if !lower(word) {
                return Err(BadWord(word.to_string()));
            }
        }
        let mut groups: Vec<String> = vec![];
        let mut at = 0;
        'words: while at < words.len() {
            for length in (1..=self.longest.min(words.len() - at)).rev() {
                if let Some(&entry) = self.phrases.get(&words[at..at + length].join(" ")) {
                    groups.push(self.groups[entry].clone());
                    at += length;
                    continue 'words;
                }
            }
            let letters: Vec<char> = words[at].to_uppercase().chars().collect();
            let mut pieces = letters.chunks(3).peekable();
            while let Some(piece) = pieces.next() {
                let kind = if pieces.peek().is_some() {
                    'M'
                } else {
                    ['A', 'B', 'C'][piece.len() - 1]
                };
                let text: String = piece.iter().collect();
                groups.push(format!("Z{kind}{text:Z<3}"));
            }
            at += 1;
        }
        groups.push(sum(groups.iter().map(String::as_str)));
        Ok(groups.join(" "))
    }

    /// What the groups say, as far as they can be read.
    pub fn decode(&self, telegram: &str) -> Message {
        let all: Vec<&str> = telegram.split_whitespace().collect();
        let Some((check, groups)) = all.split_last() else {
            return Message {
                parts: vec![],
                checks: false,
            };
        };
        let checks =
            groups.iter().all(|group| well_formed(group)) && sum(groups.iter().copied()) == *check;
        let mut parts = vec![];
        let mut begun: Option<String> = None;
        for group in groups {
            if let Some((letters, last)) = spelled(group) {
                let word = begun.take().unwrap_or_default() + &letters;
                if last {
                    parts.push(Part::Spelled(word));
                } else {
                    begun = Some(word);
                }
            } else {
                parts.extend(begun.take().map(Part::Garbled));
                parts.push(self.part(group));
            }
        }
        parts.extend(begun.map(Part::Garbled));
        Message { parts, checks }
    }

    fn part(&self, group: &str) -> Part {
        if let Some(entry) = self.groups.iter().position(|known| known == group) {
            return Part::Phrase(self.texts[entry].clone());
        }
        let near: Vec<usize> = (0..self.groups.len())
            .filter(|&entry| well_formed(group) && alike(&self.groups[entry], group))
            .collect();
        if near.len() == 1 {
            Part::Mended(self.texts[near[0]].clone())
        } else {
            Part::Garbled(group.to_string())
        }
    }
}

fn lower(word: &str) -> bool {
    word != "" && word.chars().all(|c| ('a'..='z').contains(&c))
}

fn well_formed(group: &str) -> bool {
    group.len() == 5 && group.chars().all(|c| ('A'..='Z').contains(&c))
}

/// Both are well formed.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let different = a.iter().zip(b).filter(|(x, y)| x != y).count();
    let exchanged = (0..4).any(|place| {
        let mut other = a.to_vec();
        other.swap(place, place + 1);
        other == b
    });
    different < 2 || exchanged
}

/// The small letters that a group spells, and whether they end a word.
fn spelled(group: &str) -> Option<(String, bool)> {
    let letters = group.strip_prefix('Z').filter(|_| well_formed(group))?;
    let (kind, letters) = letters.split_at(1);
    let used = match kind {
        "A" if letters.ends_with("ZZ") => 1,
        "B" if letters.ends_with('Z') => 2,
        "C" | "M" => 3,
        _ => return None,
    };
    Some((letters[..used].to_lowercase(), kind != "M"))
}

fn sum<'g>(groups: impl Iterator<Item = &'g str>) -> String {
    let mut sums = [0u32; 5];
    for group in groups {
        for (place, letter) in group.chars().enumerate() {
            sums[place] += letter as u32 - 'A' as u32;
        }
    }
    sums.iter()
        .map(|sum| (b'A' + (sum % 26) as u8) as char)
        .collect()
}
