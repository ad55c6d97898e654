use std::collections::HashSet;
use std::sync::Mutex;
use std::thread;
use word_survey::{survey, Survey, Tally};

const DOCS: [&str; 5] = [
    "The cat sat.",
    "A cat, the dog",
    "",
    "Dog! dog? DOG",
    "the end of the tale",
];

fn long(word: &str) -> bool {
    word.len() > 2
}

/// "with the number of its occurrences in all documents and the number of the first document that has it"
#[test]
fn tallies_are_added_up_over_the_parts() {
    let result = survey(&DOCS, &long, 3);
    assert_eq!(
        result.words["the"],
        Tally {
            count: 4,
            first_in: 0
        }
    );
    assert_eq!(
        result.words["dog"],
        Tally {
            count: 4,
            first_in: 1
        }
    );
    assert_eq!(
        result.words["cat"],
        Tally {
            count: 2,
            first_in: 0
        }
    );
    assert_eq!(
        result.words["tale"],
        Tally {
            count: 1,
            first_in: 4
        }
    );
    assert_eq!(result.words.len(), 6);
}

/// "`per_document` has one entry for each document, in the order of the documents: the number of its counted words."
#[test]
fn documents_keep_their_order() {
    assert_eq!(survey(&DOCS, &long, 2).per_document, [3, 3, 0, 3, 4]);
}

/// "`skipped` is the number of words, in all documents, for which `keep` returned false."
#[test]
fn skipped_words_of_all_threads_are_counted() {
    assert_eq!(survey(&DOCS, &long, 3).skipped, 2);
    assert_eq!(survey(&DOCS, &|_: &str| false, 2).skipped, 15);
}

/// "The result does not depend on the number of workers."
#[test]
fn workers_do_not_change_the_result() {
    let one = survey(&DOCS, &long, 1);
    for workers in [2, 4, 5, 30] {
        assert_eq!(survey(&DOCS, &long, workers), one);
    }
}

/// "each part is counted by a thread of its own"
#[test]
fn parts_are_counted_by_their_own_threads() {
    let seen = Mutex::new(HashSet::new());
    let keep = |_: &str| {
        seen.lock().unwrap().insert(thread::current().id());
        true
    };
    survey(&["one", "two", "three", "four"], &keep, 2);
    let seen = seen.into_inner().unwrap();
    assert_eq!(seen.len(), 2);
    assert!(!seen.contains(&thread::current().id()));
}

/// "The documents and whatever `keep` looks at need to live only until `survey` returns."
#[test]
fn short_lived_documents_and_filters_will_do() {
    let stop: Vec<String> = ["the", "of"].iter().map(|w| w.to_string()).collect();
    let owned: Vec<String> = DOCS.iter().map(|d| d.replace("cat", "cow")).collect();
    let result = {
        let texts: Vec<&str> = owned.iter().map(String::as_str).collect();
        survey(&texts, &|word: &str| !stop.iter().any(|s| s == word), 2)
    };
    assert_eq!(
        result.words["cow"],
        Tally {
            count: 2,
            first_in: 0
        }
    );
    assert_eq!(result.skipped, 5);
}

/// "Zero workers count as one."
#[test]
fn zero_workers_count_as_one() {
    assert_eq!(survey(&DOCS, &long, 0), survey(&DOCS, &long, 1));
}

/// "Without documents the survey is empty."
#[test]
fn no_documents_give_an_empty_survey() {
    assert_eq!(survey(&[], &long, 4), Survey::default());
}
