//! Evaluates the expressions of a small language.
//!
//! A translation of `original/Evaluator.java`.

use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOp {
    /// `-`
    Negate,
    /// `~`
    Complement,
    /// `!`
    Not,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOp {
    And,
    Or,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    ShiftLeft,
    /// `>>`
    ShiftRight,
    /// `>>>`
    ShiftRightUnsigned,
    Less,
    Equal,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    Number(i32),
    Name(String),
    Assign(String, Box<Expr>),
    /// `name += value`
    AddAssign(String, Box<Expr>),
    Unary(UnaryOp, Box<Expr>),
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `condition ? yes : no`
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    Call(String, Vec<Expr>),
}

/// The exceptions of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvalError {
    UnknownName(String),
    DivisionByZero,
}

/// What is common to the evaluators. The required methods are those that the subclass overrides.
pub trait Evaluate {
    /// The value of a name.
    fn name(&mut self, name: &str) -> Result<i32, EvalError>;

    /// Gives a variable a value.
    fn assign(&mut self, name: &str, value: i32);

    /// Calls a function.
    fn call(&mut self, name: &str, values: &[i32]) -> Result<i32, EvalError>;

    /// Evaluates an expression.
    fn evaluate(&mut self, expr: &Expr) -> Result<i32, EvalError> {
        todo!()
    }
}

/// The base class.
#[derive(Debug, Clone, Default)]
pub struct Evaluator {}

impl Evaluator {
    pub fn new() -> Self {
        Self::default()
    }

    /// The variables in the order of the original.
    pub fn variables(&self) -> Vec<(String, i32)> {
        todo!()
    }
}

impl Evaluate for Evaluator {
    fn name(&mut self, name: &str) -> Result<i32, EvalError> {
        todo!()
    }

    fn assign(&mut self, name: &str, value: i32) {
        todo!()
    }

    fn call(&mut self, name: &str, values: &[i32]) -> Result<i32, EvalError> {
        todo!()
    }
}

/// The subclass.
#[derive(Debug, Clone, Default)]
pub struct TracingEvaluator {
    pub reads: u32,
    pub writes: u32,
    pub calls: u32,
    constants: HashMap<String, i32>,
}

impl TracingEvaluator {
    pub fn new(constants: HashMap<String, i32>) -> Self {
        todo!()
    }

    /// The variables in the order of the original.
    pub fn variables(&self) -> Vec<(String, i32)> {
        todo!()
    }
}

impl Evaluate for TracingEvaluator {
    fn name(&mut self, name: &str) -> Result<i32, EvalError> {
        todo!()
    }

    fn assign(&mut self, name: &str, value: i32) {
        todo!()
    }

    fn call(&mut self, name: &str, values: &[i32]) -> Result<i32, EvalError> {
        todo!()
    }
}
