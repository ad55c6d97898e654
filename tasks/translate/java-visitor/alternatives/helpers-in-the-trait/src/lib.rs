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
        let result = match expr {
            Expr::Number(value) => *value,
            Expr::Name(name) => self.name(name)?,
            Expr::Assign(name, value) => {
                let value = self.evaluate(value)?;
                self.assign(name, value);
                value
            }
            Expr::AddAssign(name, value) => {
                let old = self.name(name)?;
                let new = old.wrapping_add(self.evaluate(value)?);
                self.assign(name, new);
                new
            }
            Expr::Unary(UnaryOp::Negate, operand) => self.evaluate(operand)?.wrapping_neg(),
            Expr::Unary(UnaryOp::Complement, operand) => !self.evaluate(operand)?,
            Expr::Unary(UnaryOp::Not, operand) => truth(!self.is_true(operand)?),
            Expr::Binary(op, left, right) => self.binary(*op, left, right)?,
            Expr::Conditional(condition, yes, no) => match self.is_true(condition)? {
                true => self.evaluate(yes)?,
                false => self.evaluate(no)?,
            },
            Expr::Call(name, arguments) => {
                let mut values = Vec::with_capacity(arguments.len());
                for argument in arguments {
                    values.push(self.evaluate(argument)?);
                }
                self.call(name, &values)?
            }
        };
        Ok(result)
    }

    /// Evaluates a condition.
    fn is_true(&mut self, expr: &Expr) -> Result<bool, EvalError> {
        Ok(self.evaluate(expr)? != 0)
    }

    /// Evaluates an operator with two operands.
    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr) -> Result<i32, EvalError> {
        if op == BinaryOp::And || op == BinaryOp::Or {
            let left = self.is_true(left)?;
            // The left operand alone decides if it is false for an `&&`, or true for an `||`.
            let decided = left == (op == BinaryOp::Or);
            return Ok(truth(if decided { left } else { self.is_true(right)? }));
        }
        let left = self.evaluate(left)?;
        let right = self.evaluate(right)?;
        if right == 0 && (op == BinaryOp::Divide || op == BinaryOp::Remainder) {
            return Err(EvalError::DivisionByZero);
        }
        let places = (right & 31) as u32;
        Ok(match op {
            BinaryOp::Add => left.wrapping_add(right),
            BinaryOp::Subtract => left.wrapping_sub(right),
            BinaryOp::Multiply => left.wrapping_mul(right),
            BinaryOp::Divide => left.wrapping_div(right),
            BinaryOp::Remainder => left.wrapping_rem(right),
            BinaryOp::ShiftLeft => left << places,
            BinaryOp::ShiftRight => left >> places,
            BinaryOp::ShiftRightUnsigned => (left as u32 >> places) as i32,
            BinaryOp::Less => truth(left < right),
            BinaryOp::And | BinaryOp::Or | BinaryOp::Equal => truth(left == right),
        })
    }
}

fn truth(value: bool) -> i32 {
    if value {
        1
    } else {
        0
    }
}

/// The base class.
#[derive(Debug, Clone, Default)]
pub struct Evaluator {
    values: HashMap<String, i32>,
    /// The names in the order in which they were first assigned.
    names: Vec<String>,
}

impl Evaluator {
    pub fn new() -> Self {
        Self::default()
    }

    /// The variables in the order of the original.
    pub fn variables(&self) -> Vec<(String, i32)> {
        let mut variables = Vec::new();
        for name in &self.names {
            variables.push((name.clone(), self.values[name]));
        }
        variables
    }
}

impl Evaluate for Evaluator {
    fn name(&mut self, name: &str) -> Result<i32, EvalError> {
        match self.values.get(name) {
            Some(value) => Ok(*value),
            None => Err(EvalError::UnknownName(name.to_string())),
        }
    }

    fn assign(&mut self, name: &str, value: i32) {
        if self.values.insert(name.to_string(), value).is_none() {
            self.names.push(name.to_string());
        }
    }

    fn call(&mut self, name: &str, values: &[i32]) -> Result<i32, EvalError> {
        if name == "hash" {
            let mut hash = 17i32;
            for &value in values {
                hash = hash.wrapping_mul(31).wrapping_add(value);
            }
            return Ok(hash);
        }
        match values {
            [value] if name == "abs" => Ok(value.wrapping_abs()),
            _ => Err(EvalError::UnknownName(name.to_string())),
        }
    }
}

/// The subclass.
#[derive(Debug, Clone, Default)]
pub struct TracingEvaluator {
    pub reads: u32,
    pub writes: u32,
    pub calls: u32,
    constants: HashMap<String, i32>,
    base: Evaluator,
}

impl TracingEvaluator {
    pub fn new(constants: HashMap<String, i32>) -> Self {
        TracingEvaluator {
            constants,
            ..Self::default()
        }
    }

    /// The variables in the order of the original.
    pub fn variables(&self) -> Vec<(String, i32)> {
        self.base.variables()
    }
}

impl Evaluate for TracingEvaluator {
    fn name(&mut self, name: &str) -> Result<i32, EvalError> {
        self.reads += 1;
        match self.constants.get(name) {
            Some(&constant) => Ok(constant),
            None => self.base.name(name),
        }
    }

    fn assign(&mut self, name: &str, value: i32) {
        if !self.constants.contains_key(name) {
            self.writes += 1;
            self.base.assign(name, value);
        }
    }

    fn call(&mut self, name: &str, values: &[i32]) -> Result<i32, EvalError> {
        let result = self.base.call(name, values)?;
        self.calls += 1;
        Ok(result)
    }
}
