//! Pins that different queries and errors are told apart, and the signatures.

use mail_search::{Compare, ErrorKind, Field, Mail, ParseError, PartialDate, Query, parse};

const _: fn(&str) -> Result<Query, ParseError> = parse;
const _: fn(&Query, &Mail) -> bool = Query::matches;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

fn text(field: Option<Field>, value: &str) -> Query {
    Query::Text { field, value: value.to_string() }
}

fn date(compare: Compare, year: u16, month: Option<u8>, day: Option<u8>) -> Query {
    Query::Date { compare, date: PartialDate { year, month, day } }
}

pub fn pins() {
    use Compare::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual};
    let fields = [None, Some(Field::From), Some(Field::To), Some(Field::Subject), Some(Field::Body)];
    all_differ(&fields.map(|field| text(field, "a")));
    all_differ(&["a", "A", "b", ""].map(|value| text(None, value)));
    let compares = [Less, LessOrEqual, Greater, GreaterOrEqual, Equal];
    all_differ(&compares.map(|compare| date(compare, 2024, None, None)));
    let parts = [(2024, None, None), (2025, None, None), (2024, Some(1), None), (2024, Some(2), None)];
    all_differ(&parts.map(|(year, month, day)| date(Less, year, month, day)));
    all_differ(&[None, Some(1), Some(2)].map(|day| date(Less, 2024, Some(1), day)));

    let [a, b, c] = ["a", "b", "c"].map(|value| text(None, value));
    let not = |inner: &Query| Query::Not(Box::new(inner.clone()));
    for list in [Query::And, Query::Or] {
        let of = |parts: &[&Query]| list(parts.iter().map(|&part| part.clone()).collect());
        let inner = of(&[&a, &b]);
        let lists = [of(&[&a, &b]), of(&[&b, &a]), of(&[&a, &c]), of(&[&a, &b, &c]), of(&[&inner, &c])];
        all_differ(&lists);
    }
    let (and, or) = (Query::And(vec![a.clone(), b.clone()]), Query::Or(vec![a.clone(), b.clone()]));
    all_differ(&[not(&a), not(&b), not(&not(&a)), not(&and), not(&or), and, or, a, date(Less, 2024, None, None)]);

    use ErrorKind::{BadDate, Expected, LoneMinus, MissingValue, UnclosedGroup, UnclosedQuote, UnopenedGroup};
    let kinds = [Expected, UnclosedQuote, UnclosedGroup, UnopenedGroup, LoneMinus, MissingValue, BadDate];
    all_differ(&kinds);
    all_differ(&kinds.map(|kind| ParseError { kind, offset: 0usize }));
    assert_ne!(ParseError { kind: Expected, offset: 0 }, ParseError { kind: Expected, offset: 1 });
}
