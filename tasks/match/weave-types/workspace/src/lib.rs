//! Types for weaving drafts.

mod check;
mod syntax;

pub use check::{check, common, fits};
pub use syntax::{Expr, Operator, Type, TypeError};
