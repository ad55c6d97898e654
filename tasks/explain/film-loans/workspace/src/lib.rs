//! The loans of a film archive.

pub mod loan;
pub mod vault;

pub use loan::{Loan, Receipt};
pub use vault::Vault;
