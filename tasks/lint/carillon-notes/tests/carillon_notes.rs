use carillon_notes::{is_played, read, short, strokes, Bell};

fn bell(tone: char, shift: i32, octave: u32, name: Option<&str>) -> Option<Bell> {
    Some(Bell {
        tone,
        shift,
        octave,
        name: name.map(str::to_string),
    })
}

/// "A note is a tone and an octave, which is one digit from 0 to 9."
#[test]
fn notes_of_bells() {
    assert_eq!(read("c2"), bell('c', 0, 2, None));
    assert_eq!(
        (read("a0"), read("h9")),
        (bell('a', 0, 0, None), bell('h', 0, 9, None))
    );
    for text in ["c", "2", "c12", "c2 ", " c2", ""] {
        assert_eq!(read(text), None, "{text}");
    }
}

/// "Only these ten digits are octaves, not the digits of other scripts."
#[test]
fn octaves_of_other_scripts() {
    for text in ["c\u{664}", "c\u{b2}", "c\u{bd}", "cé"] {
        assert_eq!(read(text), None, "{text}");
    }
}

/// "with the ending `is` for half a tone up, `es` for half a tone down, or none"
#[test]
fn half_tones_up_and_down() {
    assert_eq!(
        (read("cis2"), read("des3")),
        (bell('c', 1, 2, None), bell('d', -1, 3, None))
    );
    assert_eq!((read("as2"), read("is2"), read("es2")), (None, None, None));
}

/// "There is at most one ending: `cisis2` is no note."
#[test]
fn one_ending_at_most() {
    for text in ["cisis2", "ceses2", "cises2", "cesis2"] {
        assert_eq!(read(text), None, "{text}");
    }
}

/// "A tone is one small letter from `a` to `h`"
#[test]
fn letters_of_the_tones() {
    for text in ["i2", "C2", "ä2", "cc2", "ccis2", "zis1", "`2"] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(read("his1"), bell('h', 1, 1, None));
}

/// "behind the first colon, its name, which may be empty and may have colons of its own"
#[test]
fn names_cast_on_bells() {
    assert_eq!(read("c2:Maria"), bell('c', 0, 2, Some("Maria")));
    assert_eq!(read("c2:"), bell('c', 0, 2, Some("")));
    assert_eq!(read("fis1:Soli: Deo:"), bell('f', 1, 1, Some("Soli: Deo:")));
    assert_eq!((read(":c2"), read("c:2")), (None, None));
}

/// "A line is played unless it is empty, begins with `%` or ends with `-`. Spaces count like any other character."
#[test]
fn lines_that_are_played() {
    for line in ["c2", " %c2", "c2- ", "-c2", "c2%", " "] {
        assert!(is_played(line), "{line}");
    }
    for line in ["", "%", "%c2", "-", "c2-", "%-"] {
        assert!(!is_played(line), "{line}");
    }
}

/// "`strokes` is the number behind a single `x` at the beginning of a line"
#[test]
fn strokes_of_a_bell() {
    assert_eq!(
        [
            strokes("x3"),
            strokes("x12"),
            strokes("x0"),
            strokes("x4294967295")
        ],
        [3, 12, 0, u32::MAX]
    );
}

/// "1 if there is no `x` there or no number of 32 bits behind it: `xx3` asks for 1 stroke"
#[test]
fn single_strokes() {
    for line in [
        "",
        "3",
        "x",
        "xx3",
        " x3",
        "x3 ",
        "x4294967296",
        "x-2",
        "c2x3",
    ] {
        assert_eq!(strokes(line), 1, "{line}");
    }
}

/// "`short` is the longest beginning of a name that has at most so many bytes and does not cut a character in two."
#[test]
fn names_for_the_narrow_column() {
    assert_eq!(
        [
            short("Maria", 3),
            short("Maria", 5),
            short("Maria", 9),
            short("Maria", 0)
        ],
        ["Mar", "Maria", "Maria", ""]
    );
    assert_eq!(
        [4, 5, 6, 7].map(|bytes| short("Séülé", bytes)),
        ["Sé", "Séü", "Séül", "Séül"]
    );
    assert_eq!(
        [1, 3, 4].map(|bytes| short("鐘楼", bytes)),
        ["", "鐘", "鐘"]
    );
}
