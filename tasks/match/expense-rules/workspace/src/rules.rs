//! The rules for expenses.

use crate::claim::{Expense, Grade, Verdict};

/// What becomes of one expense.
pub fn judge(grade: Grade, expense: &Expense) -> Verdict {
    match (expense, grade) {
        _ => todo!(),
    }
}

/// The account that an expense is booked to.
pub fn account(expense: &Expense) -> u16 {
    match expense {
        Expense::Train { .. } => 4660,
        _ => todo!("the other accounts"),
    }
}

/// What is paid altogether, and how many expenses were refused.
pub fn total(grade: Grade, expenses: &[Expense]) -> (u64, usize) {
    todo!()
}
