//! Entries and errors are told apart, and the signatures are those of the instruction.

use tally::{parse, total, votes, winner, Entry, Malformed};

const _: fn(&str) -> Result<Vec<Entry>, Malformed> = parse;
const _: fn(&str) -> u64 = total;
const _: fn(&str) -> Option<String> = winner;
const _: fn(&str, &str) -> u64 = votes;

pub fn pins() {
    let entry = |name: &str, votes: u64| Entry { name: name.to_owned(), votes };
    assert_ne!(entry("abel", 1), entry("bert", 1));
    assert_ne!(entry("abel", 1), entry("abel", 2));
    assert_ne!(Malformed { line: 1 }, Malformed { line: 2 });
}
