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

type Group = [u8; 5];

/// A code book.
#[derive(Debug, Clone)]
pub struct Book {
    entries: Vec<(Group, Vec<String>)>,
}

impl Book {
    /// A book of groups and their phrases.
    pub fn new(entries: &[(&str, &str)]) -> Result<Self, BookError> {
        let mut book = Book {
            entries: Vec::new(),
        };
        for (index, &(letters, phrase)) in entries.iter().enumerate() {
            let group = group(letters)
                .filter(|group| group[0] != b'Z')
                .ok_or(BookError::BadGroup(index))?;
            let words: Vec<String> = phrase.split(' ').map(str::to_string).collect();
            if !words.iter().all(|word| is_word(word)) {
                return Err(BookError::BadPhrase(index));
            }
            if book.entries.iter().any(|(_, earlier)| *earlier == words) {
                return Err(BookError::SamePhrase(index));
            }
            if let Some(earlier) = book
                .entries
                .iter()
                .position(|(earlier, _)| is_close(*earlier, group))
            {
                return Err(BookError::TooClose(earlier, index));
            }
            book.entries.push((group, words));
        }
        Ok(book)
    }

    /// The groups for a text, the check included.
    pub fn encode(&self, text: &str) -> Result<String, BadWord> {
        let words: Vec<&str> = text.split_whitespace().collect();
        if let Some(bad) = words.iter().find(|word| !is_word(word)) {
            return Err(BadWord(bad.to_string()));
        }
        let mut groups = Vec::new();
        let mut rest = words.as_slice();
        while let [first, after @ ..] = rest {
            let fits = |entry: &&(Group, Vec<String>)| {
                rest.len() >= entry.1.len() && entry.1.iter().zip(rest).all(|(a, b)| a == b)
            };
            match self
                .entries
                .iter()
                .filter(fits)
                .max_by_key(|(_, phrase)| phrase.len())
            {
                Some((group, phrase)) => {
                    groups.push(*group);
                    rest = &rest[phrase.len()..];
                }
                None => {
                    spell(first, &mut groups);
                    rest = after;
                }
            }
        }
        groups.push(check(&groups));
        let texts: Vec<String> = groups
            .iter()
            .map(|group| group.iter().map(|&letter| char::from(letter)).collect())
            .collect();
        Ok(texts.join(" "))
    }

    /// What the groups say, as far as they can be read.
    pub fn decode(&self, telegram: &str) -> Message {
        let mut received: Vec<&str> = telegram.split_whitespace().collect();
        let last = received.pop();
        let groups: Vec<Option<Group>> = received.iter().map(|letters| group(letters)).collect();
        let readable: Option<Vec<Group>> = groups.iter().copied().collect();
        let checks = match (readable, last) {
            (Some(groups), Some(last)) => group(last) == Some(check(&groups)),
            _ => false,
        };
        let mut parts = Vec::new();
        let mut spelled = String::new();
        for (letters, group) in received.into_iter().zip(groups) {
            if let Some((piece, goes_on)) = group.and_then(spelling) {
                spelled.push_str(&piece);
                if !goes_on {
                    parts.push(Part::Spelled(std::mem::take(&mut spelled)));
                }
                continue;
            }
            if !spelled.is_empty() {
                parts.push(Part::Garbled(std::mem::take(&mut spelled)));
            }
            let read = group.and_then(|group| self.read(group));
            parts.push(read.unwrap_or_else(|| Part::Garbled(letters.to_string())));
        }
        if !spelled.is_empty() {
            parts.push(Part::Garbled(spelled));
        }
        Message { parts, checks }
    }

    fn read(&self, group: Group) -> Option<Part> {
        let phrase = |words: &[String]| words.join(" ");
        if let Some((_, words)) = self.entries.iter().find(|(known, _)| *known == group) {
            return Some(Part::Phrase(phrase(words)));
        }
        let mut near = self
            .entries
            .iter()
            .filter(|(known, _)| is_close(*known, group));
        match (near.next(), near.next()) {
            (Some((_, words)), None) => Some(Part::Mended(phrase(words))),
            _ => None,
        }
    }
}

fn group(letters: &str) -> Option<Group> {
    let group: Group = letters.as_bytes().try_into().ok()?;
    group.iter().all(u8::is_ascii_uppercase).then_some(group)
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether one letter or the order of two neighbours is all that differs.
fn is_close(a: Group, b: Group) -> bool {
    let differences: Vec<usize> = (0..5).filter(|&place| a[place] != b[place]).collect();
    match differences[..] {
        [] | [_] => true,
        [one, two] => a[one] == b[two] && a[two] == b[one],
        _ => false,
    }
}

fn spell(word: &str, groups: &mut Vec<Group>) {
    let mut rest = word.to_ascii_uppercase().into_bytes();
    while rest.len() > 3 {
        groups.push([b'Z', b'M', rest[0], rest[1], rest[2]]);
        rest.drain(..3);
    }
    let mut last = [b'Z'; 5];
    last[1] = b"ABC"[rest.len() - 1];
    last[2..2 + rest.len()].copy_from_slice(&rest);
    groups.push(last);
}

/// The letters of a word in a group, and whether the word goes on.
fn spelling(group: Group) -> Option<(String, bool)> {
    let [b'Z', kind, letters @ ..] = group else {
        return None;
    };
    let count = match kind {
        b'A' => 1,
        b'B' => 2,
        b'C' | b'M' => 3,
        _ => return None,
    };
    let (used, padding) = letters.split_at(count);
    if padding.iter().any(|&letter| letter != b'Z') {
        return None;
    }
    let text = used
        .iter()
        .map(|letter| char::from(letter.to_ascii_lowercase()))
        .collect();
    Some((text, kind == b'M'))
}

/// In each place the sum of the letters in that place of all groups.
fn check(groups: &[Group]) -> Group {
    let mut check = [0; 5];
    for group in groups {
        for (sum, letter) in check.iter_mut().zip(group) {
            *sum = (*sum + (b'A'..*letter).count()) % 26;
        }
    }
    check.map(|sum| b'A' + sum as u8)
}
