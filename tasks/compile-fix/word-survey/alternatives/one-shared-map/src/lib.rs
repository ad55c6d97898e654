//! Counts the words of many documents with a few threads.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;
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

/// Counts all words of `documents` for which `keep` returns true.
pub fn survey(documents: &[&str], keep: &(dyn Fn(&str) -> bool + Sync), workers: usize) -> Survey {
    let part = documents.len().div_ceil(workers.max(1));
    if part == 0 {
        return Survey::default();
    }
    let mut per_document = vec![0; documents.len()];
    let words = Mutex::new(BTreeMap::new());
    let skipped = AtomicUsize::new(0);

    thread::scope(|scope| {
        let parts = documents.chunks(part).zip(per_document.chunks_mut(part));
        for (number, (texts, counts)) in parts.enumerate() {
            let (words, skipped) = (&words, &skipped);
            scope.spawn(move || {
                let first = number * part;
                for (document, (text, count)) in (first..).zip(texts.iter().zip(counts)) {
                    for word in words_of(text) {
                        if !keep(&word) {
                            skipped.fetch_add(1, Ordering::Relaxed);
                            continue;
                        }
                        *count += 1;
                        let mut words = words.lock().expect("a worker panicked");
                        let tally = words.entry(word).or_insert(Tally {
                            count: 0,
                            first_in: document,
                        });
                        tally.count += 1;
                        tally.first_in = tally.first_in.min(document);
                    }
                }
            });
        }
    });

    Survey {
        words: words.into_inner().expect("a worker panicked"),
        per_document,
        skipped: skipped.into_inner(),
    }
}

/// The words of a text in lower case; everything but letters and digits separates words.
fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for run in text.split(|c: char| !c.is_alphanumeric()) {
        if !run.is_empty() {
            words.push(run.to_lowercase());
        }
    }
    words
}
