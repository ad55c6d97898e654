//! Expense claims.

mod claim;
mod rules;

pub use claim::{Expense, Fare, Grade, Meal, Refusal, Verdict};
pub use rules::{account, judge, total};
