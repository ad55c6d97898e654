use log_sessions::{Kind, LogError, Session, sessions, until_over};
use std::cell::Cell;

fn session(user: &str, first: i64, last: i64, count: usize, total: i64) -> Session {
    Session {
        user: user.to_string(),
        first,
        last,
        count,
        total,
    }
}

fn of_first(first: i64) -> Session {
    session("ada", first, first, 1, 0)
}

/// Lines that count how often they were asked for, even after their end.
fn counted<'a>(lines: &'a [&'a str], asked: &'a Cell<usize>) -> impl Iterator<Item = &'a str> {
    let mut rest = lines.iter();
    std::iter::from_fn(move || {
        asked.set(asked.get() + 1);
        rest.next().copied()
    })
}

/// "Whatever a caller of the Python version could observe holds for the Rust version too"
#[test]
fn cuts_where_the_original_cuts() {
    let log = "# head\n\n 0 ada 5\n10 ada 7\n  # not this\n20 ada 1\n31 ada 1\n32 bob -4\n33 ada 2\n30 ada 3\n";
    let found: Result<Vec<_>, _> = sessions(log.lines(), 10).collect();
    let want = vec![
        session("ada", 0, 20, 3, 13),
        session("ada", 31, 31, 1, 1),
        session("bob", 32, 32, 1, -4),
        session("ada", 33, 30, 2, 5),
    ];
    assert_eq!(found, Ok(want));
    assert_eq!(
        sessions(vec![String::from("# x"), String::new()], 1).next(),
        None
    );
}

/// "each `next` takes no more items than the generator would have taken up to its `yield`, `return` or `raise`."
#[test]
fn takes_lines_one_by_one() {
    let asked = Cell::new(0);
    let mut found = sessions(
        counted(
            &["0 ada 1", "1 ada 1", "50 ada 1", "51 bob 1", "52 bob 1"],
            &asked,
        ),
        10,
    );
    assert_eq!(asked.get(), 0);
    let mut seen = Vec::new();
    while let Some(item) = found.next() {
        seen.push((item.unwrap().total, asked.get()));
    }
    assert_eq!(seen, [(2, 3), (1, 4), (2, 6)]);
}

/// "As with a generator that has raised or returned, every later call of `next` gives `None` and does not touch the source
/// again."
#[test]
fn stays_ended() {
    let asked = Cell::new(0);
    let mut found = sessions(counted(&["0 ada 1"], &asked), 10);
    assert_eq!(found.by_ref().count(), 1);
    assert_eq!((found.next(), found.next(), asked.get()), (None, None, 2));

    let asked = Cell::new(0);
    let mut found = sessions(counted(&["0 ada", "1 ada 1"], &asked), 10);
    assert!(found.next().unwrap().is_err());
    assert_eq!((found.next(), found.next(), asked.get()), (None, None, 1));
}

/// "An exception passes through a generator and ends it at that point, and what the generator still held is lost, as in the
/// original."
#[test]
fn an_error_loses_the_open_session() {
    let found: Vec<_> = sessions("\n0 ada 1\n# x\n1 bob 2\n2 bob x\n3 bob 4".lines(), 10).collect();
    let error = LogError {
        line_number: 5,
        kind: Kind::Number,
    };
    assert_eq!(found, [Ok(session("ada", 0, 0, 1, 1)), Err(error)]);
    let found: Vec<_> = sessions(["1 ada 2 3"], 10).collect();
    assert_eq!(
        found,
        [Err(LogError {
            line_number: 1,
            kind: Kind::Fields
        })]
    );
}

/// "`int` accepts an optional sign, `+` or `-`, followed by ASCII digits; single underscores may stand between two digits, as
/// in `1_000`."
#[test]
fn reads_numbers_as_python_does() {
    let read = |number: &str| {
        sessions([format!("0 ada {number}")], 1)
            .next()
            .unwrap()
            .map(|s| s.total)
    };
    for (text, value) in [
        ("+7", 7),
        ("-1_000", -1000),
        ("007", 7),
        ("1_2_3", 123),
        ("-0", 0),
    ] {
        assert_eq!(read(text), Ok(value), "{text}");
    }
    for text in ["_1", "1_", "1__0", "-_1", "+-1", "--1", "-", "1.0", "0x1"] {
        assert_eq!(
            read(text),
            Err(LogError {
                line_number: 1,
                kind: Kind::Number
            }),
            "{text}"
        );
    }
}

/// "`//`, `%` and `round` give what they give in Python, for negative numbers too."
#[test]
fn calculates_as_python_does() {
    assert_eq!(of_first(125).slot(60), (2, 5));
    assert_eq!(of_first(-1).slot(60), (-1, 59));
    assert_eq!(of_first(-60).slot(60), (-1, 0));
    assert_eq!(of_first(-61).slot(60), (-2, 59));
    let average = |total, count| session("ada", 0, 0, count, total).average();
    assert_eq!(
        [average(5, 2), average(7, 2), average(-5, 2), average(-7, 2)],
        [2, 4, -2, -4]
    );
    assert_eq!(
        [average(8, 3), average(7, 3), average(-8, 3), average(1, 2)],
        [3, 2, -3, 0]
    );
}

/// "`sessions` and `until_over` take nothing from their source before the first `next`"
#[test]
fn the_budget_ends_the_iteration() {
    let asked = Cell::new(0);
    let costs = [3, 4, 4, 1, 1];
    let mut source = costs.iter().map(|&cost| {
        asked.set(asked.get() + 1);
        Ok(session("ada", 0, 0, 1, cost))
    });
    let mut paid = until_over(source.by_ref(), 7);
    assert_eq!(asked.get(), 0);
    let mut total = || paid.next().map(|item| item.unwrap().total);
    assert_eq!(
        [total(), total(), total(), total()],
        [Some(3), Some(4), None, None]
    );
    assert_eq!(asked.get(), 3);
    assert_eq!(source.count(), 2);
}

/// "`until_over` hands an `Err` of its source on and ends."
#[test]
fn the_budget_passes_errors_on() {
    let error = LogError {
        line_number: 2,
        kind: Kind::Fields,
    };
    let source = [Ok(of_first(0)), Err(error.clone()), Ok(of_first(1))];
    let found: Vec<_> = until_over(source, 0).collect();
    assert_eq!(found, [Ok(of_first(0)), Err(error)]);
    let log = ["0 a 5", "1 b -9", "2 c 3", "broken"];
    let found: Vec<_> = until_over(sessions(log, 5), 4).collect();
    assert_eq!(found, []);
}
