use mail_reflow::{Line, classify, reflow};

/// "The words of a paragraph, separated by whitespace in the input, are set with one space between them, and as many as fit
/// are put on each line."
#[test]
fn fills_lines_up_to_the_width() {
    let text = "one two  three\nfour\tfive\n   six seven\n";
    assert_eq!(reflow(text, 13), "one two three\nfour five six\nseven\n");
    assert_eq!(reflow(text, 12), "one two\nthree four\nfive six\nseven\n");
}

/// "A line fits when it has at most `width` characters (`char`s, not bytes), prefix included."
#[test]
fn counts_characters_and_the_prefix() {
    assert_eq!(reflow("für über öde\n", 12), "für über öde\n");
    assert_eq!(reflow(">> ab cd ef", 8), ">> ab cd\n>> ef\n");
    assert_eq!(reflow(">> ab cd ef", 7), ">> ab\n>> cd\n>> ef\n");
}

/// "In the result a line of depth 0 has no prefix, and a line of depth n has n `>` characters without spaces between them,
/// then one space, then the body."
#[test]
fn normalises_the_quotation_marks() {
    assert_eq!(reflow("> > a\n>>b\n> >c\n", 40), ">> a b c\n");
    assert_eq!(reflow(">   > a\n", 40), "> > a\n");
}

/// "a change of depth starts a new paragraph, without a blank line in between."
#[test]
fn a_change_of_depth_starts_a_paragraph() {
    let text = "> you wrote\n> this\n>> and I\n> that\nno\nreally\n";
    assert_eq!(
        reflow(text, 40),
        "> you wrote this\n>> and I\n> that\nno really\n"
    );
}

/// "A line with an empty body is kept as a line with an empty body at its depth. Several of them in a row are all kept."
#[test]
fn keeps_blank_lines() {
    assert_eq!(
        reflow("a\n  \n\nb\n> \n> c\n>\n>   \n> d", 40),
        "a\n\n\nb\n>\n> c\n>\n>\n> d\n"
    );
}

/// "A line whose body starts with four or more spaces is preformatted: its body is kept as it stands, however long it is."
#[test]
fn keeps_preformatted_lines() {
    let text = "see\n    let  x = 1;  \nabove\n>     y  = 2\n>    not code\n";
    assert_eq!(
        reflow(text, 10),
        "see\n    let  x = 1;\nabove\n>     y  = 2\n> not code\n"
    );
}

/// "A word that does not fit even on a line of its own is put on a line of its own, uncut."
#[test]
fn leaves_long_words_whole() {
    assert_eq!(reflow("a bcdefghij k l", 4), "a\nbcdefghij\nk l\n");
    assert_eq!(reflow("bcdefghij k", 4), "bcdefghij\nk\n");
    assert_eq!(reflow(">>> ab c", 2), ">>> ab\n>>> c\n");
}

/// "That line and everything after it is copied without any change."
#[test]
fn copies_the_signature() {
    let text = "bye\nbye\n-- \nAnn  Example  \n> > x\n-- \n\n  y";
    assert_eq!(
        reflow(text, 40),
        "bye bye\n-- \nAnn  Example  \n> > x\n-- \n\n  y\n"
    );
    assert_eq!(reflow("a\n--\nb\n> -- \n> c\n", 40), "a -- b\n> -- c\n");
}

/// "Each line of the result ends with a newline, whether or not the last line of the input did. An empty text gives an empty
/// result."
#[test]
fn ends_with_a_newline() {
    assert_eq!(reflow("", 10), "");
    assert_eq!(reflow("a", 10), "a\n");
    assert_eq!(reflow("a\n", 10), "a\n");
    assert_eq!(reflow("a\n\n", 10), "a\n\n");
}

/// "The bodies that it gives have lost the whitespace at their end and nothing else."
#[test]
fn classifies_single_lines() {
    let text = |depth, body| Line::Text { depth, body };
    let preformatted = |depth, body| Line::Preformatted { depth, body };
    assert_eq!(classify("> >>   a  b "), text(3, "  a  b"));
    assert_eq!(classify(" > a"), text(0, " > a"));
    assert_eq!(classify(">\ta"), text(1, "\ta"));
    assert_eq!(classify(">     a > b\t"), preformatted(1, "    a > b"));
    assert_eq!(classify("     "), Line::Empty { depth: 0 });
    assert_eq!(classify(">>  "), Line::Empty { depth: 2 });
    assert_eq!(classify("-- "), Line::SignatureMark);
    assert_eq!(classify("--"), text(0, "--"));
    assert_eq!(classify("> -- "), text(1, "--"));
}
