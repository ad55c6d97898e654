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
        match expr {
            Expr::Number(value) => Ok(*value),
            Expr::Name(name) => self.name(name),
            Expr::Assign(name, value) => {
                let result = self.evaluate(value)?;
                self.assign(name, result);
                Ok(result)
            }
            Expr::AddAssign(name, value) => {
                let added = self.evaluate(value)?;
                let result = self.name(name)?.wrapping_add(added);
                self.assign(name, result);
                Ok(result)
            }
            Expr::Unary(op, operand) => {
                let value = self.evaluate(operand)?;
                Ok(match op {
                    UnaryOp::Negate => value.wrapping_neg(),
                    UnaryOp::Complement => !value,
                    UnaryOp::Not => i32::from(value == 0),
                })
            }
            Expr::Binary(op, left, right) => {
                let left = self.evaluate(left)?;
                let right = self.evaluate(right)?;
                binary(*op, left, right)
            }
            Expr::Conditional(condition, yes, no) => {
                let branch = if self.evaluate(condition)? != 0 {
                    yes
                } else {
                    no
                };
                self.evaluate(branch)
            }
            Expr::Call(name, arguments) => {
                let values: Vec<i32> = arguments
                    .iter()
                    .map(|argument| self.evaluate(argument))
                    .collect::<Result<_, _>>()?;
                self.call(name, &values)
            }
        }
    }
}

/// An operator that needs the values of both its operands.
fn binary(op: BinaryOp, left: i32, right: i32) -> Result<i32, EvalError> {
    Ok(match op {
        BinaryOp::And => i32::from(left != 0 && right != 0),
        BinaryOp::Or => i32::from(left != 0 || right != 0),
        BinaryOp::Add => left.wrapping_add(right),
        BinaryOp::Subtract => left.wrapping_sub(right),
        BinaryOp::Multiply => left.wrapping_mul(right),
        BinaryOp::Divide | BinaryOp::Remainder if right == 0 => {
            return Err(EvalError::DivisionByZero);
        }
        BinaryOp::Divide => left.wrapping_div(right),
        BinaryOp::Remainder => left.wrapping_rem(right),
        // The wrapping shifts mask their right operand as Java does.
        BinaryOp::ShiftLeft => left.wrapping_shl(right as u32),
        BinaryOp::ShiftRight => left.wrapping_shr(right as u32),
        BinaryOp::ShiftRightUnsigned => (left as u32).wrapping_shr(right as u32) as i32,
        BinaryOp::Less => i32::from(left < right),
        BinaryOp::Equal => i32::from(left == right),
    })
}

/// The base class.
#[derive(Debug, Clone, Default)]
pub struct Evaluator {
    /// In the order in which the names were first assigned.
    variables: Vec<(String, i32)>,
}

impl Evaluator {
    pub fn new() -> Self {
        Self::default()
    }

    /// The variables in the order of the original.
    pub fn variables(&self) -> Vec<(String, i32)> {
        self.variables.clone()
    }
}

impl Evaluate for Evaluator {
    fn name(&mut self, name: &str) -> Result<i32, EvalError> {
        self.variables
            .iter()
            .find(|(known, _)| known == name)
            .map(|&(_, value)| value)
            .ok_or_else(|| EvalError::UnknownName(name.to_string()))
    }

    fn assign(&mut self, name: &str, value: i32) {
        match self.variables.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => self.variables.push((name.to_string(), value)),
        }
    }

    fn call(&mut self, name: &str, values: &[i32]) -> Result<i32, EvalError> {
        match (name, values) {
            ("abs", [value]) => Ok(value.wrapping_abs()),
            ("hash", values) => Ok(values.iter().fold(17i32, |hash, &value| {
                hash.wrapping_mul(31).wrapping_add(value)
            })),
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
