//! Pins the signatures. The types compared are the workspace's own.

use expense_rules::{account, judge, total, Expense, Grade, Verdict};

const _: fn(Grade, &Expense) -> Verdict = judge;
const _: fn(&Expense) -> u16 = account;
const _: fn(Grade, &[Expense]) -> (u64, usize) = total;

pub fn pins() {}
