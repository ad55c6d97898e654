//! Pins that different values are told apart, and the signatures.

use telegram_groups::{BadWord, Book, BookError, Message, Part};

const _: fn(&[(&str, &str)]) -> Result<Book, BookError> = Book::new;
const _: fn(&Book, &str) -> Result<String, BadWord> = Book::encode;
const _: fn(&Book, &str) -> Message = Book::decode;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    use BookError::{BadGroup, BadPhrase, SamePhrase, TooClose};
    all_differ(&[
        BadGroup(0),
        BadGroup(1),
        BadPhrase(0),
        BadPhrase(1),
        SamePhrase(0),
        SamePhrase(1),
        TooClose(0, 1),
        TooClose(0, 2),
        TooClose(1, 2),
    ]);
    all_differ(&[BadWord("a".to_string()), BadWord("b".to_string())]);
    let parts: [fn(String) -> Part; 4] = [Part::Phrase, Part::Mended, Part::Spelled, Part::Garbled];
    let values: Vec<Part> = parts
        .iter()
        .flat_map(|part| [part("a".to_string()), part("b".to_string())])
        .collect();
    all_differ(&values);
    let message = |parts: &[Part], checks| Message {
        parts: parts.to_vec(),
        checks,
    };
    all_differ(&[
        message(&[], true),
        message(&[], false),
        message(&values[..1], true),
        message(&values[1..2], true),
    ]);
}
