use knitting_formulas::{EvalError, Formula, SyntaxError};

fn formula(text: &str) -> Formula {
    match Formula::parse(text) {
        Ok(formula) => formula,
        Err(error) => panic!("{text:?}: {error:?}"),
    }
}

fn value(text: &str) -> Result<i64, EvalError> {
    formula(text).eval(|name| match name {
        "rows" => Some(12),
        "cast_on" => Some(80),
        "_none" => Some(0),
        _ => None,
    })
}

/// "a formula owns what it needs and may outlive the text that it was read from."
#[test]
fn a_formula_outlives_its_text() {
    let kept: Formula = {
        let text = String::from("if(rows, cast_on + 2 * rows, cast_on) / 4");
        formula(&text)
    };
    let copy = kept.clone();
    drop(kept);
    for (rows, cast_on, want) in [(12, 80, 26), (0, 80, 20), (-1, 6, 1)] {
        let got = copy.eval(|name| Some(if name == "rows" { rows } else { cast_on }));
        assert_eq!(got, Ok(want));
    }
}

/// "`*` and `/` bind tighter than `+` and `-`, a sign binds tighter still, and operators of the same rank group from the
/// left."
#[test]
fn operators_have_ranks() {
    assert_eq!(value("100 - 10 - 3"), Ok(87));
    assert_eq!(value("100 / 10 / 5 * 2"), Ok(4));
    assert_eq!(value("2 + 3 * 4 - 5"), Ok(9));
    assert_eq!(value("--rows - -3 * -(2 + 1)"), Ok(3));
    assert_eq!(value("-7 / 2"), Ok(-3));
    assert_eq!(value(" if ( _none , 1 , cast_on ) "), Ok(80));
}

/// "All that is wrong with the text is found by `parse`, whatever evaluating it would do: `1 / 0 +` is a syntax error."
#[test]
fn syntax_errors_come_before_all_others() {
    assert_eq!(Formula::parse("1 / 0 +"), Err(SyntaxError { at: 7 }));
    assert_eq!(Formula::parse("unknown * (3"), Err(SyntaxError { at: 12 }));
    assert_eq!(Formula::parse("if(1, 2, 3 4)"), Err(SyntaxError { at: 11 }));
    assert!(Formula::parse("1 / 0 + unknown").is_ok());
}

/// "`at` is the byte offset of the first byte that cannot continue the formula, after skipping spaces; when the text ends
/// too early, it is the length of the text."
#[test]
fn syntax_errors_name_the_place() {
    let at = |text: &str| Formula::parse(text).map_err(|e| e.at);
    assert_eq!(at(""), Err(0));
    assert_eq!(at("   "), Err(3));
    assert_eq!(at("1 +   * 2"), Err(6));
    assert_eq!(at("1   )"), Err(4));
    assert_eq!(at("if + 1"), Err(3));
    assert_eq!(at("if"), Err(2));
    assert_eq!(at("if(1, 2)"), Err(7));
    assert_eq!(at("2rows"), Err(1));
    assert_eq!(at("größe"), Err(2));
}

/// "A number that does not fit an `i64` is a syntax error too, at its first digit."
#[test]
fn numbers_must_fit() {
    assert_eq!(value("9223372036854775807"), Ok(i64::MAX));
    assert_eq!(Formula::parse("1 + 9223372036854775808"), Err(SyntaxError { at: 4 }));
    assert_eq!(Formula::parse("if(0, 99999999999999999999, 1)"), Err(SyntaxError { at: 6 }));
}

/// "Formulas that differ only in spaces or in parentheses that change nothing are equal."
#[test]
fn equal_formulas_are_equal() {
    assert_eq!(formula("(a*b)+( - c )"), formula("a * b + -c"));
    assert_eq!(formula("((a - b)) - c"), formula("a-b-c"));
    assert_ne!(formula("a - (b - c)"), formula("a - b - c"));
}

/// "every name in the formula once, in the order of first appearance in the text."
#[test]
fn names_are_listed_once() {
    let kept = formula("if(rows, cast_on + 2 * rows, -_edge) / cast_on - a1");
    let names = kept.names();
    assert_eq!(names, ["rows", "cast_on", "_edge", "a1"]);
    assert!(formula("1 + 2").names().is_empty());
}

/// "`lookup` is asked for a name each time that the evaluation reaches it, and `None` makes it an `UnknownName`."
#[test]
fn lookup_is_asked_from_left_to_right() {
    let mut asked = Vec::new();
    let got = formula("if(b, a, b) + c * -a").eval(|name| {
        asked.push(name.to_string());
        Some(asked.len() as i64)
    });
    assert_eq!(got, Ok(2 + 4 * -5));
    assert_eq!(asked, ["b", "a", "b", "c", "a"]);

    let mut asked = 0;
    let got = formula("a + gauge + 1 / 0 + b").eval(|name| {
        asked += 1;
        (name == "a").then_some(1)
    });
    assert_eq!(got, Err(EvalError::UnknownName("gauge".to_string())));
    assert_eq!(asked, 2);
}

/// "so an error in the part that is not chosen is an error all the same."
#[test]
fn both_parts_of_a_choice_are_evaluated() {
    assert_eq!(value("if(1, 2, 3 / 0)"), Err(EvalError::DivisionByZero));
    assert_eq!(value("if(0, gauge, 3)"), Err(EvalError::UnknownName("gauge".to_string())));
    assert_eq!(value("if(1 / 0, gauge, 3)"), Err(EvalError::DivisionByZero));
}

/// "A result that does not fit an `i64` is an `Overflow`, for each operator and the sign."
#[test]
fn results_must_fit() {
    for text in ["max + 1", "min - 1", "max * 2", "min / -1", "-min"] {
        let got = formula(text).eval(|name| Some(if name == "max" { i64::MAX } else { i64::MIN }));
        assert_eq!(got, Err(EvalError::Overflow), "{text}");
    }
    assert_eq!(value("1 / (rows - 12)"), Err(EvalError::DivisionByZero));
}
