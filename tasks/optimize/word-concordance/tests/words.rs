use word_concordance::{concordance, Entry};

fn listed(text: &str, ignored: &[&str]) -> Vec<(String, Vec<usize>)> {
    concordance(text, ignored).into_iter().map(|Entry { word, lines }| (word, lines)).collect()
}

fn words(text: &str) -> Vec<String> {
    concordance(text, &[]).into_iter().map(|entry| entry.word).collect()
}

/// "A word has each of its lines once, in ascending order."
#[test]
fn lines_stand_once() {
    let got = listed("row, row, row\nyour boat\n\nrow the boat, Row", &["the"]);
    let want = [("boat", vec![2, 4]), ("row", vec![1, 4]), ("your", vec![2])];
    assert_eq!(got, want.map(|(word, lines)| (word.to_string(), lines)));
}

/// "A word is a longest run of alphanumeric characters (`char::is_alphanumeric`) and apostrophes (`'`), without the
/// apostrophes at both of its ends."
#[test]
fn apostrophes_belong_inside() {
    assert_eq!(words("'tis don't o''clock dogs' ''quoted''"), ["dogs", "don't", "o''clock", "quoted", "tis"]);
    assert_eq!(words("4x4 snake_case well-known 3½"), ["3½", "4x4", "case", "known", "snake", "well"]);
}

/// "A run of nothing but apostrophes is no word."
#[test]
fn apostrophes_alone_are_no_word() {
    assert!(words("' '' - '").is_empty());
    assert!(words("").is_empty());
}

/// "Words are compared and listed in lower case, as `str::to_lowercase` makes it, also outside ASCII."
#[test]
fn case_is_folded_outside_ascii() {
    assert_eq!(listed("Éclair\nÉCLAIR éclair", &[]), [("éclair".to_string(), vec![1, 2])]);
    assert_eq!(words("ΣΟΦΟΣ İz"), ["i\u{307}z", "σοφος"]);
}

/// "Lines are those of `str::lines`, counted from 1."
#[test]
fn lines_are_counted_as_str_does() {
    assert_eq!(listed("a\r\nb\n", &[]), [("a".to_string(), vec![1]), ("b".to_string(), vec![2])]);
    assert_eq!(listed("\n\n\nz", &[]), [("z".to_string(), vec![4])]);
}

/// "A word that is equal to one of `ignored` in lower case is left out. An entry of `ignored` is compared as a whole."
#[test]
fn ignored_words_are_left_out() {
    assert_eq!(listed("Über the über THE top", &["ÜBER", "The"]), [("top".to_string(), vec![1])]);
    let kept = listed("the cat's", &["the cat's", "'the", "cat"]);
    assert_eq!(kept, [("cat's".to_string(), vec![1]), ("the".to_string(), vec![1])]);
}

/// "The entries are sorted by word, in the order of `str`."
#[test]
fn entries_are_sorted() {
    assert_eq!(words("zoo Apple äpfel apple's 10 9 B"), ["10", "9", "apple", "apple's", "b", "zoo", "äpfel"]);
}
