//! Pins that receipts are told apart, and the public signatures.

use film_loans::{Loan, Receipt};

const _: fn(&Loan) -> &str = Loan::film;
const _: fn(&Loan) -> u32 = Loan::days;
const _: fn(Loan, u32) -> Loan = Loan::extend;
const _: fn(Loan) -> Receipt = Loan::bring_back;

pub fn pins() {
    let receipt = |film: &str, days| Receipt {
        film: film.to_string(),
        days,
    };
    assert_eq!(receipt("a", 1), receipt("a", 1));
    assert_ne!(receipt("a", 1), receipt("b", 1));
    assert_ne!(receipt("a", 1), receipt("a", 2));
}
