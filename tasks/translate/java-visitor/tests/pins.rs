//! Pins that different errors are told apart, and the signatures.

use java_visitor::{EvalError, Evaluate, Evaluator, Expr, TracingEvaluator};
use std::collections::HashMap;

const _: fn() -> Evaluator = Evaluator::new;
const _: fn(&Evaluator) -> Vec<(String, i32)> = Evaluator::variables;
const _: fn(&mut Evaluator, &Expr) -> Result<i32, EvalError> = <Evaluator as Evaluate>::evaluate;
const _: fn(HashMap<String, i32>) -> TracingEvaluator = TracingEvaluator::new;
const _: fn(&TracingEvaluator) -> Vec<(String, i32)> = TracingEvaluator::variables;
const _: fn(&mut TracingEvaluator, &Expr) -> Result<i32, EvalError> = <TracingEvaluator as Evaluate>::evaluate;
const _: fn(&TracingEvaluator) -> [u32; 3] = |tracing| [tracing.reads, tracing.writes, tracing.calls];

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let unknown = |name: &str| EvalError::UnknownName(name.to_string());
    all_differ(&[unknown("x"), unknown("y"), unknown("missing"), unknown("abs"), EvalError::DivisionByZero]);
}
