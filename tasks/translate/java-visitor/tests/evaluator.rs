use java_visitor::{BinaryOp, EvalError, Evaluate, Evaluator, Expr, TracingEvaluator, UnaryOp};
use std::collections::HashMap;
use BinaryOp::*;

fn num(value: i32) -> Expr {
    Expr::Number(value)
}

fn name(name: &str) -> Expr {
    Expr::Name(name.to_string())
}

fn set(name: &str, value: Expr) -> Expr {
    Expr::Assign(name.to_string(), Box::new(value))
}

fn add_to(name: &str, value: Expr) -> Expr {
    Expr::AddAssign(name.to_string(), Box::new(value))
}

fn unary(op: UnaryOp, operand: Expr) -> Expr {
    Expr::Unary(op, Box::new(operand))
}

fn bin(left: Expr, op: BinaryOp, right: Expr) -> Expr {
    Expr::Binary(op, Box::new(left), Box::new(right))
}

fn cond(condition: Expr, yes: Expr, no: Expr) -> Expr {
    Expr::Conditional(Box::new(condition), Box::new(yes), Box::new(no))
}

fn call<const N: usize>(name: &str, arguments: [Expr; N]) -> Expr {
    Expr::Call(name.to_string(), arguments.to_vec())
}

fn value(expr: Expr) -> i32 {
    Evaluator::new().evaluate(&expr).unwrap()
}

fn listed(variables: Vec<(String, i32)>) -> String {
    let items: Vec<_> = variables
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    items.join(" ")
}

fn tracing() -> TracingEvaluator {
    TracingEvaluator::new(HashMap::from([
        ("ten".to_string(), 10),
        ("zero".to_string(), 0),
    ]))
}

/// "`+`, `-`, `*`, the unary `-` and `Math.abs` never fail: they wrap around in 32 bits."
#[test]
fn arithmetic_wraps() {
    const MAX: i32 = i32::MAX;
    const MIN: i32 = i32::MIN;
    assert_eq!(value(bin(num(MAX), Add, num(1))), MIN);
    assert_eq!(value(bin(num(MIN), Subtract, num(1))), MAX);
    assert_eq!(value(bin(num(65_536), Multiply, num(65_537))), 65_536);
    assert_eq!(value(unary(UnaryOp::Negate, num(MIN))), MIN);
    assert_eq!(value(call("abs", [num(MIN)])), MIN);
    assert_eq!(value(call("abs", [num(-5)])), 5);
    assert_eq!(value(unary(UnaryOp::Complement, num(MAX))), MIN);
    assert_eq!(
        value(call("hash", [num(1), num(2)])),
        (17 * 31 + 1) * 31 + 2
    );
    assert_eq!(value(call("hash", [num(MAX), num(MAX), num(3)])), 505_458);
    let mut evaluator = Evaluator::new();
    evaluator.assign("x", MAX);
    assert_eq!(evaluator.evaluate(&add_to("x", num(2))), Ok(MIN + 1));
}

/// "`/` and `%` round towards zero, and only a zero on the right is an error (`EvalError::DivisionByZero`, for the
/// `ArithmeticException`)."
#[test]
fn divides_as_java_does() {
    assert_eq!(value(bin(num(-7), Divide, num(2))), -3);
    assert_eq!(value(bin(num(-7), Remainder, num(2))), -1);
    assert_eq!(value(bin(num(7), Remainder, num(-2))), 1);
    assert_eq!(value(bin(num(i32::MIN), Divide, num(-1))), i32::MIN);
    assert_eq!(value(bin(num(i32::MIN), Remainder, num(-1))), 0);
    for op in [Divide, Remainder] {
        let result = Evaluator::new().evaluate(&bin(num(1), op, num(0)));
        assert_eq!(result, Err(EvalError::DivisionByZero));
    }
}

/// "Of the right operand of a shift only the lowest five bits count; `>>` keeps the sign, `>>>` does not."
#[test]
fn shifts_as_java_does() {
    assert_eq!(value(bin(num(1), ShiftLeft, num(33))), 2);
    assert_eq!(value(bin(num(3), ShiftLeft, num(-1))), i32::MIN);
    assert_eq!(value(bin(num(-8), ShiftRight, num(1))), -4);
    assert_eq!(value(bin(num(-8), ShiftRight, num(32))), -8);
    assert_eq!(value(bin(num(-8), ShiftRightUnsigned, num(28))), 15);
    assert_eq!(value(bin(num(-1), ShiftRightUnsigned, num(0))), -1);
}

/// "For the same expression and the same state both evaluators do in Rust what they do in Java:"
#[test]
fn compares_signed_numbers() {
    let less = |left, right| value(bin(num(left), Less, num(right)));
    assert_eq!([less(1, 2), less(2, 2), less(3, 2)], [1, 0, 0]);
    assert_eq!([less(-1, 0), less(i32::MAX, i32::MIN)], [1, 0]);
    let equal = |left, right| value(bin(num(left), Equal, num(right)));
    assert_eq!([equal(1, 2), equal(2, 2), equal(3, 2)], [0, 1, 0]);
}

/// "Operands and arguments are evaluated from left to right, each at most once, with the effects of those before it."
#[test]
fn evaluates_from_left_to_right() {
    let mut evaluator = Evaluator::new();
    evaluator.assign("x", 1);
    let sum = bin(name("x"), Add, bin(set("x", num(10)), Multiply, name("x")));
    assert_eq!(evaluator.evaluate(&sum), Ok(101));
    let arguments = call("hash", [add_to("x", num(1)), add_to("x", num(1))]);
    assert_eq!(evaluator.evaluate(&arguments), Ok((17 * 31 + 11) * 31 + 12));
    assert_eq!(
        evaluator.evaluate(&bin(name("x"), Less, add_to("x", num(1)))),
        Ok(1)
    );
    assert_eq!(
        evaluator.evaluate(&bin(add_to("x", num(1)), Equal, name("x"))),
        Ok(1)
    );
}

/// "In `name += value` the old value of the variable is read before `value` is evaluated."
#[test]
fn add_assign_reads_first() {
    let mut evaluator = Evaluator::new();
    evaluator.assign("x", 1);
    assert_eq!(evaluator.evaluate(&add_to("x", set("x", num(5)))), Ok(6));
    assert_eq!(listed(evaluator.variables()), "x=6");
    let unknown = add_to("y", set("y", num(5)));
    assert_eq!(
        evaluator.evaluate(&unknown),
        Err(EvalError::UnknownName("y".to_string()))
    );
    assert_eq!(listed(evaluator.variables()), "x=6");
}

/// "`&&`, `||` and the conditional evaluate what Java evaluates and nothing else."
#[test]
fn evaluates_only_what_is_needed() {
    let mut evaluator = Evaluator::new();
    let mut run = |expr: Expr| evaluator.evaluate(&expr).unwrap();
    assert_eq!(run(bin(num(0), And, set("a", num(1)))), 0);
    assert_eq!(run(bin(num(7), Or, set("b", num(1)))), 1);
    assert_eq!(run(bin(num(7), And, set("c", num(-3)))), 1);
    assert_eq!(run(bin(num(0), Or, set("d", num(0)))), 0);
    assert_eq!(run(cond(num(-1), set("e", num(4)), set("f", num(5)))), 4);
    assert_eq!(run(unary(UnaryOp::Not, num(8))), 0);
    assert_eq!(listed(evaluator.variables()), "c=-3 d=0 e=4");
}

/// "An exception becomes an `Err`. What was assigned and counted before it stays."
#[test]
fn effects_before_an_error_stay() {
    let mut evaluator = tracing();
    let division = bin(
        set("a", num(1)),
        Divide,
        bin(set("b", num(2)), Remainder, name("zero")),
    );
    assert_eq!(
        evaluator.evaluate(&division),
        Err(EvalError::DivisionByZero)
    );
    let arguments = call(
        "hash",
        [set("c", num(3)), name("missing"), set("d", num(4))],
    );
    assert_eq!(
        evaluator.evaluate(&arguments),
        Err(EvalError::UnknownName("missing".to_string()))
    );
    let unknown = call("nothing", [set("e", num(5)), call("abs", [num(1)])]);
    assert_eq!(
        evaluator.evaluate(&unknown),
        Err(EvalError::UnknownName("nothing".to_string()))
    );
    let arity = call("abs", [num(1), num(2)]);
    assert_eq!(
        evaluator.evaluate(&arity),
        Err(EvalError::UnknownName("abs".to_string()))
    );
    assert_eq!(listed(evaluator.variables()), "a=1 b=2 c=3 e=5");
    assert_eq!(
        (evaluator.reads, evaluator.writes, evaluator.calls),
        (2, 4, 1)
    );
}

/// "Both operands of a division are evaluated before the divisor is looked at."
#[test]
fn division_evaluates_both_sides() {
    let mut evaluator = Evaluator::new();
    let division = bin(name("missing"), Divide, num(0));
    assert_eq!(
        evaluator.evaluate(&division),
        Err(EvalError::UnknownName("missing".to_string()))
    );
    let division = bin(num(1), Divide, bin(set("x", num(1)), Subtract, num(1)));
    assert_eq!(
        evaluator.evaluate(&division),
        Err(EvalError::DivisionByZero)
    );
    assert_eq!(listed(evaluator.variables()), "x=1");
}

/// "What the subclass overrides is used wherever the Java version would use it, be it called from the base class or not."
#[test]
fn the_subclass_overrides() {
    let mut evaluator = tracing();
    assert_eq!(evaluator.evaluate(&add_to("ten", num(5))), Ok(15));
    assert_eq!(evaluator.evaluate(&set("ten", num(3))), Ok(3));
    assert_eq!(evaluator.evaluate(&name("ten")), Ok(10));
    assert_eq!((evaluator.reads, evaluator.writes), (2, 0));
    assert_eq!(
        evaluator.evaluate(&set("x", call("abs", [call("hash", [])]))),
        Ok(17)
    );
    assert_eq!(evaluator.evaluate(&add_to("x", name("x"))), Ok(34));
    assert_eq!(
        (evaluator.reads, evaluator.writes, evaluator.calls),
        (4, 2, 2)
    );
    assert_eq!(
        evaluator.evaluate(&name("y")),
        Err(EvalError::UnknownName("y".to_string()))
    );
    assert_eq!(evaluator.reads, 5);
    assert_eq!(listed(evaluator.variables()), "x=34");
}

/// "`variables()` lists the variables with their values in the order of a `LinkedHashMap`."
#[test]
fn lists_variables_in_order_of_first_assignment() {
    let mut evaluator = Evaluator::new();
    for (name, value) in [("z", 1), ("m", 2), ("a", 3), ("z", 4), ("k", 5)] {
        evaluator.assign(name, value);
    }
    assert_eq!(listed(evaluator.variables()), "z=4 m=2 a=3 k=5");
}
