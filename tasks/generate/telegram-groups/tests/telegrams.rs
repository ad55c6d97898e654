use telegram_groups::{BadWord, Book, BookError, Message, Part};
use Part::{Garbled, Mended, Phrase, Spelled};

fn book() -> Book {
    let entries = [
        ("ABABA", "arrived"),
        ("CEDIL", "arrived safely"),
        ("FUGAX", "arrived safely in"),
        ("HALMO", "send money"),
        ("KOLBU", "money"),
        ("KOLXY", "at once"),
    ];
    Book::new(&entries).unwrap()
}

fn wrong(entries: &[(&str, &str)]) -> Option<BookError> {
    Book::new(entries).err()
}

/// The groups of a text without the check.
fn groups(text: &str) -> String {
    let telegram = book().encode(text).unwrap();
    telegram
        .rsplit_once(' ')
        .map_or("", |(groups, _)| groups)
        .to_string()
}

/// The parts of groups, whatever the check.
fn parts(groups: &str) -> Vec<Part> {
    book().decode(&format!("{groups} QQQQQ")).parts
}

fn s(text: &str) -> String {
    text.to_string()
}

/// "it is `BadGroup`, if its group is none or begins with `Z`; `BadPhrase`, if its phrase is none"
#[test]
fn telegram_books() {
    assert_eq!(
        [
            wrong(&[]),
            wrong(&[("ABCDE", "a"), ("YZZZZ", "the quick fox")])
        ],
        [None; 2]
    );
    for group in [
        "", "ABCD", "ABCDEF", "ABcDE", "AB DE", "ABÉD", "AB1DE", "ZABCD", "@BCDE", "[BCDE",
    ] {
        assert_eq!(
            wrong(&[("AAAAA", "a"), (group, "")]),
            Some(BookError::BadGroup(1)),
            "{group}"
        );
    }
    for phrase in [
        "", " ", " a", "a ", "a  b", "A", "a-b", "a\tb", "é", "a{", "`",
    ] {
        assert_eq!(
            wrong(&[("AAAAA", phrase), ("A", "a")]),
            Some(BookError::BadPhrase(0)),
            "{phrase}"
        );
    }
    let same = [
        ("ABCDE", "a b"),
        ("FGHIJ", "a"),
        ("ABCDE", "a b"),
        ("A", "a"),
    ];
    assert_eq!(wrong(&same), Some(BookError::SamePhrase(2)));
}

/// "Two groups are *close* if they are equal, if they differ in exactly one letter, or if one becomes the other when two
/// neighbouring letters change places."
#[test]
fn telegram_groups_keep_their_distance() {
    let close = |a: &str, b: &str| {
        wrong(&[("QRSTU", "x"), (a, "y"), (b, "z")]) == Some(BookError::TooClose(1, 2))
    };
    for b in [
        "ABCDE", "XBCDE", "AXCDE", "ABXDE", "ABCXE", "ABCDX", "BACDE", "ACBDE", "ABDCE", "ABCED",
    ] {
        assert!(close("ABCDE", b), "{b}");
    }
    for b in [
        "XYCDE", "ABCXY", "CBADE", "EBCDA", "BADCE", "BCADE", "BXCDE", "XACDE", "ABCEX", "ABDXE",
        "ADCBE",
    ] {
        assert!(!close("ABCDE", b), "{b}");
    }
    let entries = [("ABCDE", "a"), ("ABXYE", "b"), ("ABCYE", "c")];
    assert_eq!(wrong(&entries), Some(BookError::TooClose(0, 2)));
    assert_eq!(
        wrong(&[("ABCDE", "a"), ("ABXYE", "b"), ("ABXYF", "c")]),
        Some(BookError::TooClose(1, 2))
    );
}

/// "the longest phrase of the book (the one with the most words) that the next words make is sent as its group"
#[test]
fn telegram_phrases() {
    assert_eq!(groups("arrived"), "ABABA");
    assert_eq!(groups("arrived safely"), "CEDIL");
    assert_eq!(
        groups(" arrived  safely\nin\tarrived safely arrived "),
        "FUGAX CEDIL ABABA"
    );
    assert_eq!(groups("send money money at once"), "HALMO KOLBU KOLXY");
    assert_eq!(groups("send send money"), "ZMSEN ZADZZ HALMO");
    assert_eq!(groups("at"), "ZBATZ");
    assert_eq!(groups("safely in"), "ZMSAF ZCELY ZBINZ");
}

/// "The last group of a word is `ZA` and one letter, `ZB` and two, or `ZC` and three, filled up at the end with `Z`."
#[test]
fn telegram_spelling() {
    assert_eq!(groups("a"), "ZAAZZ");
    assert_eq!(groups("by zzz"), "ZBBYZ ZCZZZ");
    assert_eq!(groups("sell"), "ZMSEL ZALZZ");
    assert_eq!(groups("cotton"), "ZMCOT ZCTON");
    assert_eq!(groups("freights"), "ZMFRE ZMIGH ZBTSZ");
    assert_eq!(groups("moneys"), "ZMMON ZCEYS");
}

/// "The first one that is no word is a `BadWord`."
#[test]
fn telegram_bad_words() {
    let book = book();
    for word in ["Arrived", "at-once", "x1", "é", "{"] {
        assert_eq!(
            book.encode(&format!("arrived {word} X")),
            Err(BadWord(s(word)))
        );
    }
}

/// "where `A` is 0, `B` is 1 and so on, and after `Z` it goes on with `A`."
#[test]
fn telegram_check() {
    let book = book();
    let check = |text: &str| {
        book.encode(text)
            .map(|telegram| telegram[telegram.len() - 5..].to_string())
    };
    assert_eq!(book.encode(""), Ok(s("AAAAA")));
    assert_eq!(book.encode("arrived"), Ok(s("ABABA ABABA")));
    assert_eq!(book.encode("arrived money"), Ok(s("ABABA KOLBU KPLCU")));
    assert_eq!(check("zzz"), Ok(s("ZCZZZ")));
    assert_eq!(check("zzz zzz"), Ok(s("YEYYY")));
    assert_eq!(check(&"money ".repeat(30)), Ok(s("OESEC")));
}

/// "It is not right if any piece before it is not a group, or if nothing at all was received."
#[test]
fn telegram_checks() {
    let book = book();
    let checks = |telegram: &str| book.decode(telegram).checks;
    assert!(checks("AAAAA") && checks("ABABA KOLBU KPLCU") && checks(" XXXXX\nXXXXX  UUUUU"));
    for bad in [
        "",
        "  ",
        "AAAAB",
        "ABABA",
        "ABABA KOLBU KPLCV",
        "ABABA KOLBU kplcu",
        "ABABA KOLBU KPLC",
        "ABAB ABABA",
        "ababa ABABA",
        "ABABA AAAAA0 ABABA",
    ] {
        assert!(!checks(bad), "{bad}");
    }
    assert_eq!(
        book.decode(""),
        Message {
            parts: vec![],
            checks: false
        }
    );
    assert_eq!(
        book.decode("ABABA"),
        Message {
            parts: vec![],
            checks: false
        }
    );
    let whole = book.decode(&book.encode("arrived at once in boston").unwrap());
    let expected = vec![
        Phrase(s("arrived")),
        Phrase(s("at once")),
        Spelled(s("in")),
        Spelled(s("boston")),
    ];
    assert_eq!(
        whole,
        Message {
            parts: expected,
            checks: true
        }
    );
}

/// "A group spells if it is one that spelling could have made: `ZM` or `ZC` and any three letters, `ZA` or `ZB` with the right `Z`
/// at the end."
#[test]
fn telegram_spelled_words() {
    assert_eq!(
        parts("ZMCOT ZCTON ZAAZZ ZBBYZ ZCZZZ"),
        [s("cotton"), s("a"), s("by"), s("zzz")].map(Spelled)
    );
    assert_eq!(parts("ZAZZZ ZBZZZ"), [s("z"), s("zz")].map(Spelled));
    let bad = [
        "ZAABZ", "ZAAZB", "ZBABC", "ZDABC", "ZZZZZ", "ZLABC", "zaazz", "ZCAB", "ZC1BC",
    ];
    assert_eq!(parts(&bad.join(" ")), bad.map(|group| Garbled(s(group))));
}

/// "If a spelled word does not come to its last group, because the next piece does not spell or there is none, its letters so far are
/// a `Garbled`, with small letters."
#[test]
fn telegram_broken_words() {
    assert_eq!(
        parts("ZMCOT ABABA"),
        [Garbled(s("cot")), Phrase(s("arrived"))]
    );
    assert_eq!(parts("ZMCOT ZMTON"), [Garbled(s("cotton"))]);
    assert_eq!(
        parts("ZMCOT ZDTON ZAAZZ"),
        [Garbled(s("cot")), Garbled(s("ZDTON")), Spelled(s("a"))]
    );
    assert_eq!(
        parts("ABABA ZMCOT x ZMCOT ZAXZZ"),
        [
            Phrase(s("arrived")),
            Garbled(s("cot")),
            Garbled(s("x")),
            Spelled(s("cotx"))
        ]
    );
}

/// "Any other group that is close to exactly one group of the book is `Mended`, with the phrase of that one."
#[test]
fn telegram_mended_groups() {
    for group in ["ABABX", "XBABA", "BAABA", "ABBAA", "AABBA", "ABAAB"] {
        assert_eq!(parts(group), [Mended(s("arrived"))], "{group}");
    }
    assert_eq!(
        parts("CEDIL CEDLI FUGAX GUFAX ECDIL"),
        [
            Phrase(s("arrived safely")),
            Mended(s("arrived safely")),
            Phrase(s("arrived safely in")),
            Garbled(s("GUFAX")),
            Mended(s("arrived safely"))
        ]
    );
    // KOLBY is one letter from KOLBU and from KOLXY.
    for group in [
        "KOLBY", "KOLXU", "ABXXA", "QQQQQ", "ababa", "ABAB", "ABABAB", "ABAÉ", "HLAOM",
    ] {
        assert_eq!(parts(group), [Garbled(s(group))], "{group}");
    }
    assert_eq!(
        parts("KOLYX OKLBU ZBABA ZALMO"),
        [
            Mended(s("at once")),
            Mended(s("money")),
            Mended(s("arrived")),
            Mended(s("send money"))
        ]
    );
}
