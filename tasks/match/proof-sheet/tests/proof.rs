use proof_sheet::{render, Block, Inline};
use Block::{Heading, List, Listing, Paragraph, Quote, Rule, Verse};
use Inline::{Break, Code, Emphasis, Link, Note, Strong};

fn t(text: &str) -> Inline {
    Inline::Text(text.to_string())
}

fn p(text: &str) -> Block {
    Paragraph(vec![t(text)])
}

fn line(inlines: Vec<Inline>) -> String {
    render(&[Paragraph(inlines)])
}

fn em(inner: Vec<Inline>) -> Inline {
    Emphasis(inner)
}

fn code(text: &str) -> Inline {
    Code(text.to_string())
}

fn link(text: Vec<Inline>, target: &str) -> Inline {
    Link {
        text,
        target: target.to_string(),
    }
}

fn heading(level: u8, title: Vec<Inline>) -> Block {
    Heading { level, title }
}

fn bullets(items: Vec<Vec<Block>>) -> Block {
    List { first: None, items }
}

fn numbered(first: u32, items: Vec<Vec<Block>>) -> Block {
    List {
        first: Some(first),
        items,
    }
}

/// "so an emphasis directly or indirectly inside of one with marks has none, and an emphasis inside of that one has marks
/// again, alternating inwards."
#[test]
fn proof_emphasis_alternates() {
    assert_eq!(line(vec![t("a"), em(vec![t("b")]), t("c")]), "a_b_c");
    let inner = em(vec![t("c"), em(vec![t("d"), em(vec![t("e")])])]);
    assert_eq!(
        line(vec![
            em(vec![t("b"), Strong(vec![inner])]),
            em(vec![t("f")])
        ]),
        "_b*c_de_*__f_"
    );
}

/// "`Strong` is its content between two `*`, but without these marks anywhere inside of another `Strong`."
#[test]
fn proof_strong_does_not_alternate() {
    let deep = Strong(vec![
        t("b"),
        em(vec![Strong(vec![t("c"), Strong(vec![t("d")])])]),
    ]);
    assert_eq!(line(vec![deep, Strong(vec![t("e")])]), "*b_cd_**e*");
}

/// "Marks around nothing are left out."
#[test]
fn proof_marks_need_content() {
    let inlines = vec![
        t("a"),
        em(vec![]),
        Strong(vec![t("")]),
        em(vec![Strong(vec![em(vec![])])]),
        t("b"),
    ];
    assert_eq!(line(inlines), "ab");
    assert_eq!(
        render(&[p("x"), Paragraph(vec![em(vec![])]), p("y")]),
        "x\n\ny"
    );
}

/// "`Code` is its text between two backticks, or between two double backticks if the text contains a backtick."
#[test]
fn proof_code_and_links() {
    assert_eq!(line(vec![code("a"), t("-"), code("b`c")]), "`a`-``b`c``");
    assert_eq!(
        line(vec![link(vec![t("shop "), Strong(vec![t("x")])], "a.b")]),
        "shop *x* <a.b>"
    );
    assert_eq!(
        line(vec![
            link(vec![t("a"), t(".b")], "a.b"),
            link(vec![em(vec![])], "c")
        ]),
        "<a.b><c>"
    );
    assert_eq!(
        line(vec![link(vec![em(vec![t("a.b")])], "a.b")]),
        "_a.b_ <a.b>"
    );
    assert_eq!(
        line(vec![em(vec![link(vec![em(vec![t("a.b")])], "a.b")])]),
        "_<a.b>_"
    );
}

/// "a `Break` is a space there, and `Emphasis` and `Strong` have no marks."
#[test]
fn proof_headings() {
    let title = || vec![em(vec![t("Über")]), Break, Strong(vec![t("x")])];
    assert_eq!(
        render(&[heading(1, title()), p("b")]),
        "Über x\n======\n\nb"
    );
    assert_eq!(render(&[heading(0, title())]), "Über x\n======");
    assert_eq!(render(&[heading(2, title())]), "Über x\n------");
    assert_eq!(render(&[heading(3, title())]), "### Über x");
    assert_eq!(render(&[heading(4, vec![code("q")])]), "#### `q`");
    assert_eq!(
        render(&[
            p("a"),
            heading(1, vec![]),
            heading(3, vec![em(vec![])]),
            Rule
        ]),
        "a\n\n* * *"
    );
}

/// "`Break` begins a new line."
#[test]
fn proof_breaks() {
    assert_eq!(
        line(vec![t("a"), Break, em(vec![t("b"), Break, t("c")])]),
        "a\n_b\nc_"
    );
    assert_eq!(render(&[]), "");
    assert_eq!(
        render(&[bullets(vec![vec![Paragraph(vec![t("a"), Break, t("b")])]])]),
        "- a\n  b"
    );
}

/// "Where a mark or a prefix stands before an empty line, its spaces at the end are left out: so there is a `>` alone, and an
/// indented blank line is empty."
#[test]
fn proof_prefixes() {
    let quote = Quote(vec![
        p("a"),
        Quote(vec![p("b"), Rule]),
        Listing("c\n\n d \n".to_string()),
    ]);
    assert_eq!(
        render(&[quote]),
        "> a\n>\n> > b\n> >\n> > * * *\n>\n>     c\n>\n>      d "
    );
    let verse = Verse(vec![vec![t("x "), em(vec![t("y")])], vec![], vec![t("z")]]);
    assert_eq!(render(&[verse]), "| x _y_\n|\n| z");
    assert_eq!(
        render(&[Listing("\nf(x)\n\n  g".to_string())]),
        "\n    f(x)\n\n      g"
    );
}

/// "The marks of a numbered list are the number, a `.` and a space, the numbers aligned on the right"
#[test]
fn proof_numbered_lists() {
    let items = || vec![vec![p("a")], vec![Paragraph(vec![t("b"), Break, t("c")])]];
    assert_eq!(render(&[numbered(3, items())]), "3. a\n4. b\n   c");
    assert_eq!(render(&[numbered(9, items())]), " 9. a\n10. b\n    c");
    assert_eq!(render(&[numbered(8, items())]), "8. a\n9. b\n   c");
    let empty = numbered(0, vec![vec![], vec![Paragraph(vec![])]]);
    assert_eq!(render(&[empty]), "0.\n\n1.");
}

/// "the first for a list that is in no other list with bullets, the second for one that is in one such list, the third in
/// two, and then the first again and so on."
#[test]
fn proof_bullets_change_inwards() {
    let mut list = bullets(vec![vec![p("e")]]);
    for text in ["d", "c", "b", "a"] {
        list = bullets(vec![vec![p(text), list]]);
    }
    assert_eq!(
        render(&[list]),
        "- a\n\n  + b\n\n    * c\n\n      - d\n\n        + e"
    );
    let around = numbered(
        1,
        vec![vec![Quote(vec![bullets(vec![vec![numbered(
            1,
            vec![vec![bullets(vec![vec![p("x")]])]],
        )]])])]],
    );
    assert_eq!(render(&[around]), "1. > - 1. + x");
}

/// "but no blank line between the items of a list in which every item is exactly one `Paragraph`."
#[test]
fn proof_tight_and_loose_lists() {
    let tight = bullets(vec![vec![p("a")], vec![Paragraph(vec![])], vec![p("b")]]);
    assert_eq!(render(&[tight, p("c")]), "- a\n-\n- b\n\nc");
    assert_eq!(
        render(&[bullets(vec![vec![p("a")], vec![p("b"), p("c")]])]),
        "- a\n\n- b\n\n  c"
    );
    assert_eq!(
        render(&[bullets(vec![vec![Rule], vec![p("b")]])]),
        "- * * *\n\n- b"
    );
    assert_eq!(render(&[bullets(vec![vec![p("a")], vec![]])]), "- a\n\n-");
}

/// "A block that gives no lines (a paragraph or heading whose text is empty, a list without items, and so on) is left out, and
/// so is the blank line that would belong to it."
#[test]
fn proof_blocks_without_lines() {
    let nothing = || {
        vec![
            Paragraph(vec![t("")]),
            bullets(vec![]),
            Quote(vec![numbered(4, vec![])]),
            Verse(vec![]),
            Listing(String::new()),
        ]
    };
    assert_eq!(render(&nothing()), "");
    let mut blocks = nothing();
    blocks.push(p("a"));
    blocks.extend(nothing());
    blocks.push(p("b"));
    blocks.extend(nothing());
    assert_eq!(render(&blocks), "a\n\nb");
    let mut item = nothing();
    item.push(p("c"));
    assert_eq!(render(&[numbered(7, vec![item])]), "7. c");
}

/// "The notes in a note have the next free numbers when that note is given there."
#[test]
fn proof_notes() {
    let deep = Note(vec![t("deep")]);
    let first = Note(vec![t("one"), Break, em(vec![t("x")]), deep]);
    let blocks = [
        heading(1, vec![t("T"), first]),
        bullets(vec![vec![Paragraph(vec![em(vec![Strong(vec![Note(
            vec![em(vec![t("two")]), Strong(vec![t("y")])],
        )])])])]]),
    ];
    assert_eq!(
        render(&blocks),
        "T[1]\n====\n\n- _*[2]*_\n\n[1] one\n    _x_[3]\n[2] _two_*y*\n[3] deep"
    );
    let many = vec![Note(vec![t("n"), Break, t("m")]); 10];
    let sheet = line(many);
    assert!(sheet.ends_with("[9] n\n    m\n[10] n\n     m"), "{sheet}");
}
