//! Counts the words of many documents with a few threads.

use std::collections::BTreeMap;
use std::thread;

/// How often a word was counted and the number of the first document that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub count: usize,
    pub first_in: usize,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Survey {
    pub words: BTreeMap<String, Tally>,
    /// The number of counted words of each document, in the order of the documents.
    pub per_document: Vec<usize>,
    /// The number of words that were not counted.
    pub skipped: usize,
}

/// What one thread found out about its part of the documents.
struct Part {
    words: BTreeMap<String, Tally>,
    per_document: Vec<usize>,
}

/// Counts all words of `documents` for which `keep` returns true.
pub fn survey(documents: &[&str], keep: &(dyn Fn(&str) -> bool + Sync), workers: usize) -> Survey {
    let size = documents.len().div_ceil(workers.max(1)).max(1);
    let mut skipped = 0;

    let handles: Vec<_> = documents
        .chunks(size)
        .enumerate()
        .map(|(part, chunk)| {
            thread::spawn(|| {
                let mut found = Part {
                    words: BTreeMap::new(),
                    per_document: Vec::new(),
                };
                for (offset, document) in chunk.iter().enumerate() {
                    let mut counted = 0;
                    for word in split(document) {
                        if keep(&word) {
                            let tally = Tally {
                                count: 1,
                                first_in: part * size + offset,
                            };
                            add(&mut found.words, word, tally);
                            counted += 1;
                        } else {
                            skipped += 1;
                        }
                    }
                    found.per_document.push(counted);
                }
                found
            })
        })
        .collect();

    let mut result = Survey::default();
    for handle in handles {
        let part = handle.join().expect("a worker panicked");
        for (word, tally) in part.words {
            add(&mut result.words, word, tally);
        }
        result.per_document.extend(part.per_document);
    }
    result.skipped = skipped;
    result
}

/// Adds a tally to that of the same word.
fn add(words: &mut BTreeMap<String, Tally>, word: String, tally: Tally) {
    words
        .entry(word)
        .and_modify(|t| {
            t.count += tally.count;
            t.first_in = t.first_in.min(tally.first_in);
        })
        .or_insert(tally);
}

/// The words of a text in lower case; everything but letters and digits separates words.
fn split(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
}
