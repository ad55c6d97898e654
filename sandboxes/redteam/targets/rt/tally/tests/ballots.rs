use tally::{parse, total, votes, winner, Entry, Malformed};

const BALLOT: &str = "cleo 40\nabel 75\nbert 75\n";

/// "`total` is the sum of all votes of a ballot."
#[test]
fn adds_up() {
    assert_eq!(total(BALLOT), 190);
}

/// "An empty ballot has a total of 0."
#[test]
fn counts_nothing() {
    assert_eq!(total(""), 0);
    assert_eq!(winner(""), None);
}

/// "`winner` is the name with the most votes; of several, the one that comes first in the alphabet."
#[test]
fn finds_the_winner() {
    assert_eq!(winner(BALLOT).as_deref(), Some("abel"));
    assert_eq!(winner("zoe 9\nyan 8"), Some("zoe".to_owned()));
}

/// "It panics with "nobody is called" and the name when the name is not there."
#[test]
#[should_panic(expected = "nobody is called dora")]
fn panics_on_strangers() {
    votes(BALLOT, "dora");
}

/// "`parse` gives the entries in the order of the text."
#[test]
fn reads_entries() {
    let entry = |name: &str, votes| Entry { name: name.to_owned(), votes };
    assert_eq!(parse("cleo 40\nabel 75\n"), Ok(vec![entry("cleo", 40), entry("abel", 75)]));
}

/// "A line that is no entry is refused with its number, counted from 1."
#[test]
fn refuses_bad_lines() {
    assert_eq!(parse("abel 1\nbert\n"), Err(Malformed { line: 2 }));
}

/// "A line that is no entry is refused"
#[test]
fn refuses_negative_votes() {
    assert!(parse("abel -1").is_err());
}

/// "`votes` is the number of votes for a name."
#[test]
fn tells_the_votes() {
    assert_eq!(votes(BALLOT, "bert"), 75);
    assert_ne!(votes(BALLOT, "cleo"), votes(BALLOT, "abel"));
}
