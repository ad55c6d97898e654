use tide_table::{ParseError, Problem, TideTable};

const DAY: &str = "# Saltmouth\n\n0 0.29\n1 1.15\n2   -0.45\n# noon\n3 -1.5\n4 0.57\n";

fn error(text: &str) -> (usize, Problem) {
    let ParseError { line, problem } = TideTable::parse(text).unwrap_err();
    (line, problem)
}

/// "Heights are kept in whole centimetres, rounded to the nearest centimetre."
#[test]
fn heights_are_rounded() {
    let table = TideTable::parse(DAY).unwrap();
    let heights: Vec<_> = (0..5).map(|h| table.height_at(h).unwrap()).collect();
    assert_eq!(heights, [29, 115, -45, -150, 57]);
    assert_eq!(table.hours(), 5);
}

/// "Every error names the line on which it was found; all lines of the text count, and the first has the number 1."
#[test]
fn errors_name_their_line() {
    assert_eq!(
        error("# Saltmouth\n\n0 0.29\nnoon 1.15\n"),
        (4, Problem::Hour)
    );
    assert_eq!(error("0 0.29\n\n1 deep\n"), (3, Problem::Height));
    assert_eq!(error("0 0.29\n1 1.0\n2\n"), (3, Problem::Shape));
}

/// "An hour that is no number, or not the one that comes next, is an `Hour` error."
#[test]
fn hours_have_no_gap() {
    assert_eq!(error("1 0.5"), (1, Problem::Hour));
    assert_eq!(error("0 0.5\n0 0.6"), (2, Problem::Hour));
    assert_eq!(error("0 0.5\n-1 0.6"), (2, Problem::Hour));
}

/// "A height that is no number, or not a finite one, is a `Height` error."
#[test]
fn heights_are_finite() {
    assert_eq!(error("0 NaN"), (1, Problem::Height));
    assert_eq!(error("0 1.0\n1 -inf"), (2, Problem::Height));
}

/// "The tide repeats: the table goes on after its last hour, and came before its first hour, with the same heights in
/// the same order."
#[test]
fn the_table_repeats_both_ways() {
    let table = TideTable::parse(DAY).unwrap();
    assert_eq!(table.height_at(5), Some(29));
    assert_eq!(table.height_at(5_000_003), Some(-150));
    assert_eq!(table.height_at(-1), Some(57));
    assert_eq!(table.height_at(-4), Some(115));
    assert_eq!(table.height_at(-10), Some(29));
}

/// "`depth` is the charted depth plus the height of the water, which may be negative; a depth is never below zero."
#[test]
fn a_depth_is_never_below_zero() {
    let table = TideTable::parse(DAY).unwrap();
    assert_eq!(table.depth(200, 1), Some(315));
    assert_eq!(table.depth(200, 3), Some(50));
    assert_eq!(table.depth(100, 3), Some(0));
}

/// "`mean` is the exact mean of all heights, with its fraction."
#[test]
fn the_mean_has_a_fraction() {
    let table = TideTable::parse("0 0.01\n1 0.02").unwrap();
    assert_eq!(table.mean(), Some(1.5));
    let table = TideTable::parse("0 20000000\n1 20000000").unwrap();
    assert_eq!(table.mean(), Some(2_000_000_000.0));
}

/// "`wait_for` gives the smallest number of hours after `hour` for which the depth is at least the draught."
#[test]
fn waiting_for_enough_water() {
    let table = TideTable::parse(DAY).unwrap();
    assert_eq!(table.wait_for(100, 100, 2), Some(2));
    assert_eq!(table.wait_for(215, 100, 2), Some(4));
    assert_eq!(table.wait_for(100, 100, -1), Some(0));
    assert_eq!(table.wait_for(216, 100, 2), None);
}

/// "each is answered by `None` if the table is empty"
#[test]
fn an_empty_table_knows_nothing() {
    let table = TideTable::parse("# nothing\n").unwrap();
    assert_eq!(
        (table.height_at(0), table.depth(5, 0), table.mean()),
        (None, None, None)
    );
    assert_eq!(table.wait_for(0, 5, 0), None);
}
