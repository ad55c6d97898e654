use concordance::{concordance, Concordance, Query};

const SONG: &str = "The Sea, the sea\nThe captain's song\nThe CAPTAIN sang\n\nO sea's end, o sea";

/// "`entry` finds a word in whatever case, and with or without the `'s`."
#[test]
fn words_are_found_in_plain_form() {
    let index = concordance(SONG);
    assert_eq!(index.entry("captain").unwrap().lines, [2, 3]);
    assert_eq!(index.entry("Captain's").unwrap().lines, [2, 3]);
    assert_eq!(index.entry("ÉTÉ").map(|e| e.lines.len()), None);
    let index = concordance("L'été\nÉté's end");
    assert_eq!(index.entry("été").unwrap().lines, [2]);
}

/// "`lines` of an entry has the number of each line as often as the word stands on it."
#[test]
fn lines_are_repeated_in_an_entry() {
    assert_eq!(concordance(SONG).entry("SEA").unwrap().lines, [1, 1, 5, 5]);
}

/// "`spellings` has every way in which the word is written in the text, in the order in which they are met first."
#[test]
fn spellings_are_those_of_the_text() {
    let index = concordance(SONG);
    assert_eq!(
        index.entry("sea").unwrap().spellings,
        ["Sea", "sea", "sea's"]
    );
    assert_eq!(
        index.entry("captain").unwrap().spellings,
        ["captain's", "CAPTAIN"]
    );
}

/// "`words` gives all plain forms in alphabetical order, and `longest` the plain form with the most characters, of
/// equally long ones the one met first."
#[test]
fn words_and_the_longest_of_them() {
    let index = concordance(SONG);
    let words: Vec<&str> = index.words().collect();
    assert_eq!(words, ["captain", "end", "o", "sang", "sea", "song", "the"]);
    assert_eq!(index.longest(), Some("captain"));
    assert_eq!(concordance("Song sang's").longest(), Some("song"));
    assert_eq!(concordance("").longest(), None);
}

/// "A concordance can be used after the text it was built from is gone."
#[test]
fn the_text_may_be_gone() {
    let mut index = Concordance::new();
    for number in 1..=3 {
        let line = format!("verse {number}");
        index.add_line(number, &line);
    }
    assert_eq!(index.entry("verse").unwrap().lines, [1, 2, 3]);
    assert_eq!(index.longest(), Some("verse"));
}

/// "`append` adds the lines of another concordance, with numbers raised by `lines_before`, after our own."
#[test]
fn appending_joins_the_entries() {
    let mut index = concordance(SONG);
    index.append(concordance("SEA fog\nthe longest"), 5);
    let sea = index.entry("sea").unwrap();
    assert_eq!(sea.lines, [1, 1, 5, 5, 6]);
    assert_eq!(sea.spellings, ["Sea", "sea", "sea's", "SEA"]);
    assert_eq!(index.entry("fog").unwrap().lines, [6]);
    assert_eq!(index.entry("longest").unwrap().lines, [7]);
}

/// "Another longest word replaces ours only if it has more characters."
#[test]
fn appending_compares_the_longest_words() {
    let mut index = concordance(SONG);
    index.append(concordance("Anchors"), 5);
    assert_eq!(index.longest(), Some("captain"));
    index.append(concordance("Harbours"), 6);
    assert_eq!(index.longest(), Some("harbours"));
}

/// "An answer has the numbers of its lines in ascending order, each once, and running a query leaves the concordance as
/// it was."
#[test]
fn an_answer_has_each_line_once() {
    let index = concordance(SONG);
    let query = Query::word("sea");
    assert_eq!(query.run(&index).lines, [1, 5]);
    assert_eq!(query.run(&index).lines, [1, 5]);
    assert_eq!(index.entry("sea").unwrap().lines, [1, 1, 5, 5]);
    assert_eq!(
        Query::word("the")
            .and(Query::word("Captain"))
            .run(&index)
            .lines,
        [2, 3]
    );
    assert_eq!(
        Query::word("the")
            .without(Query::word("sea"))
            .run(&index)
            .lines,
        [2, 3]
    );
}

/// "`missing` has the words that were asked for but are not in the text, as they were asked for, in the order of the
/// query."
#[test]
fn missing_words_keep_their_order() {
    let index = concordance(SONG);
    let query = Query::word("Wind")
        .and(Query::word("sea"))
        .without(Query::word("rain's"));
    let answer = query.run(&index);
    assert!(answer.lines.is_empty());
    assert_eq!(answer.missing, ["Wind", "rain's"]);
    assert_eq!(
        query,
        Query::word("Wind")
            .and(Query::word("sea"))
            .without(Query::word("rain's"))
    );
}
