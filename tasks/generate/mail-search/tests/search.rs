use Compare::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual};
use ErrorKind::*;
use mail_search::{Compare, ErrorKind, Field, Mail, ParseError, PartialDate, Query, parse};

fn word(value: &str) -> Query {
    Query::Text {
        field: None,
        value: value.to_string(),
    }
}

fn field(field: Field, value: &str) -> Query {
    Query::Text {
        field: Some(field),
        value: value.to_string(),
    }
}

fn not(inner: Query) -> Query {
    Query::Not(Box::new(inner))
}

fn and<const N: usize>(parts: [Query; N]) -> Query {
    Query::And(parts.to_vec())
}

fn or<const N: usize>(parts: [Query; N]) -> Query {
    Query::Or(parts.to_vec())
}

fn date(compare: Compare, year: u16, month: Option<u8>, day: Option<u8>) -> Query {
    Query::Date {
        compare,
        date: PartialDate { year, month, day },
    }
}

fn error(query: &str) -> (ErrorKind, usize) {
    match parse(query) {
        Err(ParseError { kind, offset }) => (kind, offset),
        Ok(parsed) => panic!("{query:?} was read as {parsed:?}"),
    }
}

/// "`AND` binds tighter than `OR`, and two operands that simply follow each other are joined as if by `AND`."
#[test]
fn binds_and_tighter_than_or() {
    let want = or([word("a"), and([word("b"), word("c"), word("d")]), word("e")]);
    assert_eq!(parse(" a OR b c AND d OR e "), Ok(want));
    assert_eq!(parse("a NOT b"), Ok(and([word("a"), not(word("b"))])));
    assert_eq!(parse("NOT a b"), Ok(and([not(word("a")), word("b")])));
    assert_eq!(parse("NOT NOT a"), Ok(not(not(word("a")))));
}

/// "Parentheses group and leave no trace of their own: `(a b) c` is `And` of an `And` and a term, and `((a))` is just the
/// term."
#[test]
fn keeps_groups_as_they_are() {
    assert_eq!(
        parse("(a b) c"),
        Ok(and([and([word("a"), word("b")]), word("c")]))
    );
    assert_eq!(parse("((a))"), Ok(word("a")));
    assert_eq!(
        parse("a(b OR c)d"),
        Ok(and([word("a"), or([word("b"), word("c")]), word("d")]))
    );
    assert_eq!(
        parse("(a OR b) OR c"),
        Ok(or([or([word("a"), word("b")]), word("c")]))
    );
}

/// "`OR`, `AND` and `NOT` are operators only in capitals and only as a whole word: `or` and `ORDER` are ordinary words."
#[test]
fn knows_operators_from_words() {
    let want = and([
        word("or"),
        word("ORDER"),
        word("NOT-a"),
        word("x-OR"),
        word("AND:b"),
    ]);
    assert_eq!(parse("or ORDER NOT-a x-OR AND:b"), Ok(want));
    assert_eq!(parse("a OR(b)"), Ok(or([word("a"), word("b")])));
    assert_eq!(parse("a OR\"b\""), Ok(or([word("a"), word("b")])));
}

/// "A `-` at the beginning of a word negates what follows directly after it, be it a word, a quoted text or a parenthesis:
/// `-a`, `-"a b"`, `-(a b)`."
#[test]
fn negates_with_a_minus() {
    assert_eq!(
        parse("-a -\"a b\""),
        Ok(and([not(word("a")), not(word("a b"))]))
    );
    assert_eq!(parse("-(a b)"), Ok(not(and([word("a"), word("b")]))));
    assert_eq!(parse("--a-b-"), Ok(not(not(word("a-b-")))));
    assert_eq!(
        parse("-OR OR -from:x"),
        Ok(or([not(word("OR")), not(field(Field::From, "x"))]))
    );
    assert_eq!(parse("NOT -a"), Ok(not(not(word("a")))));
}

/// "In it, `\"` stands for a quotation mark and `\\` for a backslash; any other backslash stands for itself."
#[test]
fn reads_quoted_texts() {
    assert_eq!(parse(r#""a \"b\" \\ \c""#), Ok(word(r#"a "b" \ \c"#)));
    assert_eq!(parse(r#""\\"ü\"#), Ok(and([word("\\"), word("ü\\")])));
    assert_eq!(parse(r#""OR" "from:ada" "" "date>2000""#), {
        Ok(and([
            word("OR"),
            word("from:ada"),
            word(""),
            word("date>2000"),
        ]))
    });
}

/// "The value is the rest of the word or, if nothing is left of the word, a quoted text that follows directly after the colon;
/// with neither of them it is an error."
#[test]
fn reads_fields() {
    let want = and([
        field(Field::From, "ada"),
        field(Field::To, "-x:y"),
        field(Field::Subject, "a b"),
    ]);
    assert_eq!(parse("from:ada to:-x:y subject:\"a b\""), Ok(want));
    assert_eq!(parse("body:\"\""), Ok(field(Field::Body, "")));
    assert_eq!(
        parse("from:a\"b\""),
        Ok(and([field(Field::From, "a"), word("b")]))
    );
    assert_eq!(parse("10:30 From:x cc:y from"), {
        Ok(and([
            word("10:30"),
            word("From:x"),
            word("cc:y"),
            word("from"),
        ]))
    });
    assert_eq!(error("é from: a"), (MissingValue, 8));
    assert_eq!(error("from:(a)"), (MissingValue, 5));
    assert_eq!(error("to:"), (MissingValue, 3));
}

/// "The date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with exactly these numbers of digits, months from 01 to 12 and days from 01 to
/// 31; anything else is an error."
#[test]
fn reads_dates() {
    assert_eq!(
        parse("date>=2024"),
        Ok(date(GreaterOrEqual, 2024, None, None))
    );
    assert_eq!(parse("date<2024-12"), Ok(date(Less, 2024, Some(12), None)));
    assert_eq!(
        parse("-date=0999-02-31"),
        Ok(not(date(Equal, 999, Some(2), Some(31))))
    );
    assert_eq!(parse("date>2024 date<=2025"), {
        Ok(and([
            date(Greater, 2024, None, None),
            date(LessOrEqual, 2025, None, None),
        ]))
    });
    assert_eq!(
        parse("date date:2024 dates>1"),
        Ok(and([word("date"), word("date:2024"), word("dates>1")]))
    );
    for bad in [
        "",
        "24",
        "2024-",
        "2024-1",
        "2024-13",
        "2024-00",
        "2024-01-32",
        "2024-01-01-01",
        "+024",
        "2024/01",
    ] {
        assert_eq!(error(&format!("a date>{bad}")), (BadDate, 7), "{bad}");
    }
    assert_eq!(error("date>==2024"), (BadDate, 6));
    assert_eq!(error("date==2024"), (BadDate, 5));
}

/// "An operand is missing at the beginning, after an operator, and after an opening parenthesis; so `()` is `Expected` at the
/// closing parenthesis, and `a OR )` is `Expected` too."
#[test]
fn reports_missing_operands() {
    assert_eq!(error(""), (Expected, 0));
    assert_eq!(error("  "), (Expected, 2));
    assert_eq!(error("AND a"), (Expected, 0));
    assert_eq!(error("ä OR OR \"b"), (Expected, 6));
    assert_eq!(error("a NOT"), (Expected, 5));
    assert_eq!(error("(a AND )"), (Expected, 7));
    assert_eq!(error("()"), (Expected, 1));
    assert_eq!(error("a OR )"), (Expected, 5));
    assert_eq!(error("("), (Expected, 1));
}

/// "`parse` reads from left to right and returns the first error that it comes to as a `ParseError` with the byte offset of the
/// place in the query."
#[test]
fn reports_where_it_goes_wrong() {
    assert_eq!(error("a (b \"c)"), (UnclosedQuote, 5));
    assert_eq!(error("subject:\"c\\\""), (UnclosedQuote, 8));
    assert_eq!(error("(a (b) ((c) d"), (UnclosedGroup, 7));
    assert_eq!(error("(a) b) \"c"), (UnopenedGroup, 5));
    assert_eq!(error("a - b"), (LoneMinus, 2));
    assert_eq!(error("(a --)"), (LoneMinus, 4));
}

/// "A value without a field is looked for in the sender, in each recipient, in the subject and in the body, each for itself;
/// `to` means any recipient."
#[test]
fn finds_mails() {
    let mail = Mail {
        from: "Ada <ada@example.org>".to_string(),
        to: vec!["bob@example.org".to_string(), "Zoë@example.org".to_string()],
        subject: "Final REMINDER".to_string(),
        body: "Please pay.\nÄrger folgt.".to_string(),
        date: (2024, 3, 15),
    };
    let found = |query: &str| parse(query).unwrap().matches(&mail);
    for query in [
        "from:ADA",
        "to:zoË",
        "subject:\"final reminder\"",
        "body:ärger",
        "bob",
        "pay -spam",
        "x OR final",
        "date=2024-03",
        "date<=2024",
        "date>2023",
        "date<2024-03-16",
        "date>=2024-03-15",
        "NOT (from:bob OR to:ada)",
    ] {
        assert!(found(query), "{query}");
    }
    for query in [
        "from:bob",
        "to:ada",
        "date>2024-03",
        "date<2024",
        "date<2024-03-15",
        "date=2023-03-15",
        "pay spam",
        "-final",
        "\"reminderplease\"",
        "bob@example.orgzo",
        "date>2025-01",
        "date<2024-02-20",
    ] {
        assert!(!found(query), "{query}");
    }
}
