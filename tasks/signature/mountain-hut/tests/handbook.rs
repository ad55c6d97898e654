use mountain_hut::handbook::{section, summary, titles};
use mountain_hut::Index;

const BOOK: &str = "The hut book.\n= Stove\n\nOpen the damper.  Light\nthe kindling.\n\n\
    Put out = Fire before night.\n= Stove pipe\nSweep it.\n= Empty\n=  Fire \nRun\nout. Shout.\n= Stove\nNot me.";

fn is_part_of(part: &str, book: &str) -> bool {
    let range = book.as_bytes().as_ptr_range();
    let part = part.as_bytes().as_ptr_range();
    range.start <= part.start && part.end <= range.end
}

/// "The text reaches from the line after the heading to the next heading or the end of the book."
#[test]
fn a_section_ends_at_the_next_heading() {
    assert_eq!(section(BOOK, "Stove pipe"), Some("Sweep it."));
    assert_eq!(section(BOOK, "Fire"), Some("Run\nout. Shout."));
    assert_eq!(section("= A\none\n= B\ntwo\n", "B"), Some("two"));
}

/// "The same characters elsewhere on a line are ordinary text."
#[test]
fn marks_inside_a_line_are_text() {
    let stove = "Open the damper.  Light\nthe kindling.\n\nPut out = Fire before night.";
    assert_eq!(section(BOOK, "Stove"), Some(stove));
    assert_eq!(section("a = B\n= B\ntext", "B"), Some("text"));
}

/// "`section` gives the text of the first section with exactly the title wanted, or `None` if there is none."
#[test]
fn titles_must_be_equal() {
    let book = "= Stove pipe\nSweep it.\n= Stove\nLight it.\n= Stove\nNot me.";
    assert_eq!(section(book, "Stove"), Some("Light it."));
    assert_eq!(section(book, "Sto"), None);
    assert_eq!(titles(book), ["Stove pipe", "Stove", "Stove"]);
}

/// "A section without text is empty but not missing."
#[test]
fn an_empty_section_is_not_missing() {
    assert_eq!(section(BOOK, "Empty"), Some(""));
    assert_eq!(section("= Last", "Last"), Some(""));
}

/// "inside, the text is just as it stands in the book, line ends included"
#[test]
fn line_ends_are_kept() {
    let book = "= A\r\none\r\ntwo\r\n= B\r\nthree\r\nfour\r\n";
    assert_eq!(section(book, "A"), Some("one\r\ntwo"));
    assert_eq!(section(book, "B"), Some("three\r\nfour"));
}

/// "What `section` gives is a part of the book itself and not a copy."
#[test]
fn sections_are_parts_of_the_book() {
    let book = BOOK.to_string();
    let index = Index::mentioning(&book, "Light");
    assert_eq!(index.sections().len(), 2);
    assert!(index
        .sections()
        .iter()
        .all(|(title, text)| is_part_of(title, &book) && is_part_of(text, &book)));
}

/// "It may be used as long as the book exists, even when the title that was asked for is gone."
#[test]
fn titles_may_be_gone() {
    let texts = Index::texts(
        BOOK,
        vec![
            "Fire".to_string(),
            "Cellar".to_string(),
            "Stove pipe".to_string(),
        ],
    );
    assert_eq!(texts, ["Run\nout. Shout.", "Sweep it."]);
}

/// "`summary` gives the text up to the first full stop that is followed by white space, or all of it without the full
/// stops at its end if there is no such place."
#[test]
fn summaries_end_at_a_full_stop() {
    assert_eq!(
        summary("Mind the 2.5 m drop. Then climb."),
        "Mind the 2.5 m drop"
    );
    assert_eq!(summary("Sweep it..."), "Sweep it");
    assert_eq!(summary("Sweep.\nRest."), "Sweep");
    assert_eq!(summary(""), "");
}

/// "In a summary any white space between words is a single space."
#[test]
fn summaries_have_single_spaces() {
    assert_eq!(summary("Run\n\tout  now.\nShout."), "Run out now");
    let index = Index::mentioning(BOOK, "out");
    assert_eq!(
        index.overview(8),
        ["Stove: Open the~", "Fire: Run out", "Stove: Open the~"]
    );
}
