//! Lists the words of a text with the lines on which they occur.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word in lower case and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub word: String,
    pub lines: Vec<usize>,
}

/// The words of `text` but for the ignored ones.
pub fn concordance(text: &str, ignored: &[&str]) -> Vec<Entry> {
    let mut known: HashMap<String, Word, BuildHasherDefault<WordHasher>> = HashMap::default();
    for word in ignored {
        known.insert(word.to_lowercase(), Word::Ignored);
    }
    let mut entries: Vec<Entry> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        for run in line.split(|c: char| c != '\'' && !c.is_alphanumeric()) {
            let run = run.trim_matches('\'');
            if run.is_empty() {
                continue;
            }
            let word = if run.is_ascii() {
                run.to_ascii_lowercase()
            } else {
                run.to_lowercase()
            };
            match known.get(&word) {
                Some(Word::Ignored) => {}
                Some(&Word::Listed(entry)) => {
                    let lines = &mut entries[entry].lines;
                    if lines[lines.len() - 1] < number {
                        lines.push(number);
                    }
                }
                None => {
                    known.insert(word.clone(), Word::Listed(entries.len()));
                    entries.push(Entry {
                        word,
                        lines: vec![number],
                    });
                }
            }
        }
    }
    entries.sort_unstable_by(|a, b| a.word.cmp(&b.word));
    entries
}

#[derive(Debug, Clone, Copy)]
enum Word {
    Ignored,
    /// Has an entry with this index.
    Listed(usize),
}

/// FNV-1a: always the same work for the same words.
struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        WordHasher(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
