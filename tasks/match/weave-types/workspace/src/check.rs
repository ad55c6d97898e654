//! Finds the type of an expression.

use crate::syntax::{Expr, Type, TypeError};
use std::fmt;

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Nothing => f.write_str("nothing"),
            Type::Pattern(shafts) => write!(f, "pattern/{shafts}"),
            _ => todo!("the other types"),
        }
    }
}

/// Whether a value of the type `found` may stand where one of the type `expected` is wanted.
pub fn fits(found: &Type, expected: &Type) -> bool {
    match (found, expected) {
        (Type::Nothing, _) => true,
        _ => todo!("the other pairs"),
    }
}

/// The type for values of both types.
pub fn common(a: &Type, b: &Type) -> Option<Type> {
    todo!()
}

/// The type of an expression in which these names are known; of two equal names the later one counts.
pub fn check(expr: &Expr, names: &[(String, Type)]) -> Result<Type, TypeError> {
    match expr {
        Expr::Number(_) => Ok(Type::Number),
        Expr::Truth(_) => Ok(Type::Truth),
        Expr::Colour(_) => Ok(Type::Colour),
        _ => todo!("the other expressions"),
    }
}
